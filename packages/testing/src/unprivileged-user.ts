import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'

export interface User {
  readonly uid: number
  readonly gid: number
}

/**
 * As whom PostgreSQL runs when we are root, which it refuses to run as; null when we are an ordinary user already.
 * 65534 is `nobody` on nearly every system, and a number needs no entry in the password file.
 */
export function unprivilegedUser(): User | null {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null
}

/** The system's temporary folder, or /tmp when TMPDIR points to a place only root can enter. */
export function temporaryFolderFor(user: User | null): string {
  return user && !isOpenToAll(tmpdir()) ? '/tmp' : tmpdir()
}

/** Whether every user may read and enter this folder (or run this file) and enter all folders above it. */
export function isOpenToAll(path: string): boolean {
  const readAndEnter = 0o005
  const enter = 0o001
  if ((statSync(path).mode & readAndEnter) !== readAndEnter) return false

  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & enter) === 0) return false
  }
  return true
}
