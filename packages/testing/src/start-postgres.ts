import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rm } from 'node:fs/promises'
import { Socket } from 'node:net'
import { dirname, extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'
import { type Cluster, createCluster } from './postgres-cluster.ts'
import type { User } from './unprivileged-user.ts'
import { withClient } from './with-client.ts'

export interface Postgres {
  /** Of the database `postgres`, as a superuser. */
  readonly url: string
  /** Ends the server and removes its data. Calling it twice is fine. */
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** True waits for the disk at each commit, as production does: for benchmarks. Tests are faster without. */
  readonly durable?: boolean
}

/** What server-guard.ts is told on its command line. */
export interface GuardedServer {
  /** The folder to remove when the server has ended. */
  readonly home: string
  readonly user: User | null
  /** To run one after the other; the last one is the server. */
  readonly commands: readonly (readonly [program: string, ...args: string[]])[]
}

/**
 * Starts a throwaway PostgreSQL that listens on this machine only, with its data in a temporary folder.
 *
 * The server ends with `stop()`, or at the latest with this process. If TEST_DATABASE_URL is set, that server is
 * handed out instead and nothing is started or stopped.
 *
 *     const postgres = await startPostgres()
 *     const database = await createDatabase(postgres.url)
 *     …
 *     await postgres.stop()
 */
export async function startPostgres({ durable = false }: PostgresOptions = {}): Promise<Postgres> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { url: given, stop: async () => {} }

  const cluster = await createCluster(durable)
  const port = await freePort()
  const guard = await spawnGuard(cluster, [initdb(cluster), server(cluster, port, durable)])
  const url = `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/postgres`
  try {
    await untilReady(url, guard)
  } catch (cause) {
    const log = await readFile(logOf(cluster.home), 'utf8').catch(() => '')
    await end(guard, cluster)
    throw new Error(
      `PostgreSQL did not start. Its log ends with:\n${log.slice(-2000)}\n\
A server that runs already can be used instead: TEST_DATABASE_URL=postgresql://…`,
      { cause },
    )
  }
  return { url, stop: () => end(guard, cluster) }
}

type Command = GuardedServer['commands'][number]

/** With a password, although the server listens on this machine only: other users of it can connect as well. */
function initdb({ bin, data, passwordFile }: Cluster): Command {
  const access = ['-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  // Sorted as people sort, like most production servers: code that trusts byte order fails here first, not there.
  // The builds for other systems than Linux may come without ICU; they sort by bytes.
  const locale = process.platform === 'linux' ? ['--locale-provider=icu', '--icu-locale=en-US'] : []
  return [join(bin, 'initdb'), '-D', data, ...access, '--no-sync', '--encoding=UTF8', '--locale=C', ...locale]
}

function server({ bin, data }: Cluster, port: number, durable: boolean): Command {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC']
  // As a database server would be set up: the default of 128 MB is meant to start anywhere.
  if (durable) settings.push('shared_buffers=1GB', 'max_wal_size=8GB', 'checkpoint_timeout=15min')
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  // Shared memory as files among the data, so that it goes with them.
  if (!durable) settings.push('dynamic_shared_memory_type=mmap')
  return [join(bin, 'postgres'), '-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
}

async function spawnGuard({ home, user, ...cluster }: Cluster, commands: readonly Command[]): Promise<ChildProcess> {
  const guarded: GuardedServer = { home, user, commands }
  const log = await open(logOf(home), 'a')
  const guard = spawn(process.execPath, [GUARD, JSON.stringify(guarded)], {
    stdio: ['pipe', log.fd, log.fd],
    cwd: dirname(home),
    env: cluster.env,
    // In a process group of its own, so that Ctrl-C ends the tests first and the server after them.
    detached: true,
  })
  await Promise.all([once(guard, 'spawn'), log.close()])
  // A forgotten `stop()` does not keep this process alive.
  guard.unref()
  if (guard.stdin instanceof Socket) guard.stdin.unref()
  return guard
}

/** Beside this file: a .ts file from the sources, a .js file from the build. */
const GUARD = fileURLToPath(new URL(`./server-guard${extname(import.meta.url)}`, import.meta.url))

function logOf(home: string): string {
  return join(home, 'server.log')
}

/** The guard ends when its input does, see there. */
async function end(guard: ChildProcess, cluster: Cluster): Promise<void> {
  if (!hasEnded(guard)) {
    guard.ref()
    guard.stdin?.destroy()
    await once(guard, 'close')
  }
  await rm(cluster.home, { recursive: true, force: true })
}

function hasEnded(guard: ChildProcess): boolean {
  return guard.exitCode !== null || guard.signalCode !== null
}

/** It takes a tenth of a second; half a minute leaves room for a busy machine. */
async function untilReady(url: string, guard: ChildProcess, deadline = Date.now() + 30_000): Promise<void> {
  for (;;) {
    const failure = await failureToConnect(url)
    if (!failure) return
    if (hasEnded(guard) || Date.now() > deadline) throw failure
    await sleep(20)
  }
}

async function failureToConnect(url: string): Promise<unknown> {
  return withClient(url, async () => null).catch((error: unknown) => error)
}
