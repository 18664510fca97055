import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without any variable: port 4000, on this machine only, data in .laurel of the working directory', () => {
  expect(readSettings({}, '/somewhere')).toEqual({
    port: 4000,
    host: '127.0.0.1',
    folder: '/somewhere/.laurel',
    databaseUrl: null,
    history: '/somewhere',
    apiKey: null,
  })
})

test('a variable that cannot be meant is refused, and says which', () => {
  expect(() => readSettings({ PORT: '99999' }, '/')).toThrow('PORT must be a number')
  expect(() => readSettings({ DATABASE_URL: 'mysql://db' }, '/')).toThrow('DATABASE_URL must begin with postgres://')
})
