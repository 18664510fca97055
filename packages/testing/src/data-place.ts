import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isOpenToAll, type User } from './unprivileged-user.ts'

/**
 * The folder in which to put a throwaway server's files.
 *
 * In memory where Linux offers room for it: a new database is some 400 small files, which take 15 ms there, and up to
 * 400 ms on a disk. A durable server gets the disk, as its measurements are about one.
 */
export function dataPlace(user: User | null, durable: boolean): string {
  if (!durable && hasRoom('/dev/shm')) return '/dev/shm'
  // TMPDIR may point to a place that only root can enter.
  return user && !isOpenToAll(tmpdir()) ? '/tmp' : tmpdir()
}

/** Containers often have 64 MB of it, which an empty server would fill. */
function hasRoom(folder: string, bytes = 2 * 1024 ** 3): boolean {
  if (!existsSync(folder) || !isOpenToAll(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= bytes
}
