import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataPlace } from './data-place.ts'
import { binariesFor } from './postgres-binaries.ts'
import { type User, unprivilegedUser } from './unprivileged-user.ts'

/** What one throwaway server is made from. */
export interface Cluster {
  /** Everything in it goes when the server stops. */
  readonly home: string
  readonly data: string
  readonly bin: string
  readonly password: string
  readonly passwordFile: string
  /** As whom and with which environment to run its programs. */
  readonly user: User | null
  readonly env: NodeJS.ProcessEnv
}

/** Makes the folder for a server, with nothing in it yet but the password. */
export async function createCluster(durable: boolean): Promise<Cluster> {
  const user = unprivilegedUser()
  const home = await mkdtemp(join(dataPlace(user, durable), 'laurel-postgres-'))
  try {
    const data = join(home, 'data')
    await mkdir(data)
    const password = randomBytes(16).toString('hex')
    const passwordFile = join(home, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (user) await Promise.all([home, data, passwordFile].map((path) => chown(path, user.uid, user.gid)))

    const bin = await binariesFor(user, home)
    // The platform's language packs may be missing, and messages should read the same everywhere.
    const env = { ...process.env, LC_ALL: 'C' }
    return { home, data, bin, password, passwordFile, user, env }
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    throw error
  }
}
