import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { dataPlace } from './data-place.ts'
import { binariesFor } from './postgres-binaries.ts'
import { type User, unprivilegedUser } from './unprivileged-user.ts'

/** The files of one throwaway server, before it runs. */
export interface Cluster {
  /** Everything below goes when the server stops. */
  readonly home: string
  readonly data: string
  readonly bin: string
  readonly password: string
  /** As whom and with which environment to run its programs. */
  readonly user: User | null
  readonly env: NodeJS.ProcessEnv
}

/** Makes a fresh data folder with PostgreSQL's `initdb`. */
export async function createCluster(durable: boolean): Promise<Cluster> {
  const user = unprivilegedUser()
  const home = await mkdtemp(join(dataPlace(user, durable), 'laurel-postgres-'))
  try {
    const data = join(home, 'data')
    await mkdir(data)
    if (user) await Promise.all([home, data].map((folder) => chown(folder, user.uid, user.gid)))

    const bin = await binariesFor(user, home)
    // LC_ALL: the platform's language packs may be missing, and error messages should read the same everywhere.
    const env = { ...process.env, LC_ALL: 'C' }
    const cluster = { home, data, bin, password: randomBytes(16).toString('hex'), user, env }
    await initialise(cluster)
    return cluster
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    throw error
  }
}

/** A password, although the server listens on this machine only: other users of the machine can connect as well. */
async function initialise({ home, data, bin, password, user, env }: Cluster): Promise<void> {
  const passwordFile = join(home, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) await chown(passwordFile, user.uid, user.gid)

  const args = ['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-sync']
  await promisify(execFile)(join(bin, 'initdb'), [...args, ...LOCALE], { ...user, cwd: home, env })
}

/**
 * Sorted as people sort, like most production servers: code that trusts byte order fails here first, not there.
 * The builds for other systems than Linux may come without ICU; they sort by bytes.
 */
const LOCALE = [
  '--encoding=UTF8',
  '--locale=C',
  ...(process.platform === 'linux' ? ['--locale-provider=icu', '--icu-locale=en-US'] : []),
]
