import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LaurelError } from '../errors.ts'
import { hasState } from './database.ts'

/**
 * PGlite does not lock its folder, and two processes writing to one lose data. So a folder has a file with
 * the pid of the process that holds it; a file whose process is gone is taken over.
 */
export interface FolderLock {
  /** Notes in the lock where the holder's server can be reached, for whoever is refused. */
  announce(address: string): Promise<void>
  release(): Promise<void>
}

interface Holder {
  readonly pid: number
  /** When that process started, to tell it from a later one with the same pid; null where the system does not say. */
  readonly started: string | null
  readonly address?: string
}

/** Locks `folder`, making it if need be. @throws LaurelError `database_locked` naming the process that holds it. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true })
  const file = join(await realpath(folder), 'lock.json')
  const mine: Holder = { pid: process.pid, started: await startOf(process.pid) }
  if (held.has(file) || !(await hold(file, mine))) throw await locked(folder, file)
  let released = false
  return {
    announce: async (address) => {
      if (!released) await replace(file, { ...mine, address })
    },
    release: async () => {
      if (released) return
      released = true
      await rm(file, { force: true })
      held.delete(file)
    },
  }
}

/** Where the server that holds `folder` can be reached, or null when nobody holds it or it has no server. */
export async function addressOfHolder(folder: string): Promise<string | null> {
  const holder = await readHolder(join(folder, 'lock.json'))
  return holder !== null && (await isRunning(holder)) ? (holder.address ?? null) : null
}

/** The lock files that this process holds or is about to: of two calls at once, the second finds the first here. */
const held = new Set<string>()

async function hold(file: string, mine: Holder): Promise<boolean> {
  held.add(file)
  const got = await acquire(file, mine).catch((error: unknown) => {
    held.delete(file)
    throw error
  })
  if (!got) held.delete(file)
  return got
}

/**
 * Makes the lock file, or replaces that of a process that is gone. Whoever replaces it holds a lock on doing so:
 * without, two could read the same dead holder, and the second would throw away the first one's new lock.
 */
async function acquire(file: string, mine: Holder): Promise<boolean> {
  if (await create(file, mine)) return true
  if ((await stateOf(file)) === 'held') return false

  const turn = `${file}.next`
  if (!(await acquire(turn, mine))) return false
  try {
    const state = await stateOf(file)
    if (state === 'free') return await create(file, mine)
    if (state === 'left') await replace(file, mine)
    return state === 'left'
  } finally {
    await rm(turn, { force: true })
  }
}

/** Makes the file unless there is one. */
async function create(file: string, holder: Holder): Promise<boolean> {
  const draft = await draftOf(file, holder)
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (hasState(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function replace(file: string, holder: Holder): Promise<void> {
  await rename(await draftOf(file, holder), file)
}

/** Written elsewhere first and then put in its place as a whole: nobody ever reads half a lock. */
async function draftOf(file: string, holder: Holder): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, JSON.stringify(holder))
  return draft
}

/** Whether a running process has the file, one that is gone has left it, or there is none. */
async function stateOf(file: string): Promise<'held' | 'left' | 'free'> {
  const holder = await readHolder(file)
  if (holder !== null) return (await isRunning(holder)) ? 'held' : 'left'
  return (await exists(file)) ? 'left' : 'free'
}

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  )
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const holder: unknown = JSON.parse(await readFile(file, 'utf8'))
    return isHolder(holder) ? holder : null
  } catch {
    // Released in the meantime, or damaged: nobody can be shown to hold it.
    return null
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number'
}

async function isRunning(holder: Holder): Promise<boolean> {
  const started = await startOf(holder.pid)
  // Of a process before us with our pid; or it is ours, held by another thread or another copy of this module.
  if (holder.pid === process.pid) return started !== null && started === holder.started
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it runs, as another user.
    if (!hasState(error, 'EPERM')) return false
  }
  return started === null || holder.started === null || started === holder.started
}

/** Since when a process runs, as text to compare; null where the system has no /proc. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // Field 22 counts from the start of the machine, so this start is named as well.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    return `${(await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()} ${ticks}`
  } catch {
    // Not Linux: the pid alone has to do.
    return null
  }
}

async function locked(folder: string, file: string): Promise<LaurelError> {
  const holder = await readHolder(file)
  const who = holder === null ? 'another process' : `process ${holder.pid}`
  const where = holder?.address === undefined ? '' : ` (serving ${holder.address})`
  return new LaurelError('database_locked', {
    detail: `The database folder ${folder} is in use by ${who}${where}. Stop it first, or talk to its server instead.`,
    field: 'database',
  })
}
