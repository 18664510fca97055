import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without any variable: port 4000, on this machine only, data in .laurel of the working directory', () => {
  expect(readSettings({}, '/somewhere')).toEqual({
    port: 4000,
    host: '127.0.0.1',
    folder: '/somewhere/.laurel',
    databaseUrl: null,
    history: '/somewhere',
    demo: false,
    apiKey: null,
    publicUrl: null,
    github: null,
  })
})

test('a demo has a folder of its own, and nobody’s history', () => {
  const settings = readSettings({ DEMO: '1' }, '/somewhere')
  expect(settings).toMatchObject({ demo: true, folder: '/somewhere/.laurel-demo', history: null })
})

test('a variable that cannot be meant is refused, and says which', () => {
  expect(() => readSettings({ PORT: '99999' }, '/')).toThrow('PORT must be a number')
  expect(() => readSettings({ PUBLIC_URL: 'dev-space' }, '/')).toThrow('PUBLIC_URL must be an address')
  expect(() => readSettings({ GITHUB_CLIENT_ID: 'x' }, '/')).toThrow('belong together')
  expect(() => readSettings({ DATABASE_URL: 'mysql://db' }, '/')).toThrow('DATABASE_URL must begin with postgres://')
})
