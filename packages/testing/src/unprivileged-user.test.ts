import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOpenToAll } from './unprivileged-user.ts'

test('a file is open to all only when every folder above it can be entered', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-open-'))
  const program = join(folder, 'program')
  await writeFile(program, '', { mode: 0o755 })

  await chmod(folder, 0o711)
  expect(isOpenToAll(program)).toBe(isOpenToAll(tmpdir()))
  await chmod(folder, 0o700)
  expect(isOpenToAll(program)).toBe(false)
  await rm(folder, { recursive: true })
})
