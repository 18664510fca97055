import { expect, test } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

test('without any variable: port 4100, on this machine only, data in a folder of the working directory', () => {
  expect(readSettings({}, '/somewhere')).toEqual({
    port: 4100,
    host: '127.0.0.1',
    databaseUrl: null,
    folder: '/somewhere/.laurel/business-platform',
    logLevel: 'warn',
  })
})

test('what is set is taken', () => {
  const environment = { PORT: '0', HOST: '::', DATABASE_URL: 'postgres://db/platform', LAUREL_DATA: 'data' }
  expect(readSettings({ ...environment, LOG_LEVEL: 'info' }, '/somewhere')).toEqual({
    port: 0,
    host: '::',
    databaseUrl: 'postgres://db/platform',
    folder: '/somewhere/data',
    logLevel: 'info',
  })
})

test('everything that cannot be meant is named at once, without telling a password', () => {
  const environment = { PORT: '99999', HOST: 'here:4100/', DATABASE_URL: 'mysql://me:secret@db', LOG_LEVEL: 'loud' }
  expect(problemsOf(environment)).toEqual([
    'PORT must be a number from 0 to 65535, not "99999".',
    'HOST must be a name or an address without a port, such as 0.0.0.0, not "here:4100/".',
    'DATABASE_URL must look like postgres://user:password@host/database. Without it, data is kept in a folder.',
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud".',
  ])
})

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(environment, '/')
    return []
  } catch (error) {
    return error instanceof SettingsError ? error.problems : [String(error)]
  }
}
