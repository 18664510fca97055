import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
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
  /** The kernel's start time of that process, to tell it from a later one with the same pid. */
  readonly started: string | null
  readonly address?: string
}

/** Locks `folder`, making it if need be. @throws LaurelError `database_locked` naming the process that holds it. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'lock.json')
  const mine: Holder = { pid: process.pid, started: await startOf(process.pid) }
  if (!(await create(file, mine)) && !(await takeOver(file, mine))) throw locked(folder, await readHolder(file))
  held.add(file)
  return {
    announce: (address) => writeFile(file, JSON.stringify({ ...mine, address })),
    release: async () => {
      held.delete(file)
      await rm(file, { force: true })
    },
  }
}

/** Where the server that holds `folder` can be reached, or null when nobody holds it or it has no server. */
export async function addressOfHolder(folder: string): Promise<string | null> {
  const holder = await readHolder(join(folder, 'lock.json'))
  return holder !== null && (await isRunning(holder, join(folder, 'lock.json'))) ? (holder.address ?? null) : null
}

/** Folders this process holds: a lock file with our pid that is not here was left by a process before us. */
const held = new Set<string>()

/** Writes the lock as a whole or not at all: a reader never sees half of it. */
async function create(file: string, holder: Holder): Promise<boolean> {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, JSON.stringify(holder))
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

/** Replaces the lock of a process that is gone. Of several that try at once, one wins. */
async function takeOver(file: string, mine: Holder): Promise<boolean> {
  const holder = await readHolder(file)
  if (holder !== null && (await isRunning(holder, file))) return false

  const stale = `${file}.${process.pid}.stale`
  await rename(file, stale).catch((error: unknown) => {
    // Another process was faster to move it away; who creates the new one first decides.
    if (!hasState(error, 'ENOENT')) throw error
  })
  await rm(stale, { force: true })
  return create(file, mine)
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

async function isRunning(holder: Holder, file: string): Promise<boolean> {
  if (holder.pid === process.pid) return held.has(file)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it runs, as another user.
    if (!hasState(error, 'EPERM')) return false
  }
  const started = await startOf(holder.pid)
  return started === null || holder.started === null || started === holder.started
}

/** Field 22 of /proc/<pid>/stat; null where the system has no /proc. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    // Not Linux: the pid alone has to do.
    return null
  }
}

function locked(folder: string, holder: Holder | null): LaurelError {
  const who = holder === null ? 'another process' : `process ${holder.pid}`
  const where = holder?.address === undefined ? '' : ` (serving ${holder.address})`
  return new LaurelError('database_locked', {
    detail: `The database folder ${folder} is in use by ${who}${where}. Stop it first, or talk to its server instead.`,
    field: 'database',
  })
}
