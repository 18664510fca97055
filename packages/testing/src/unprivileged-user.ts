import { statSync } from 'node:fs'
import { dirname } from 'node:path'

export interface User {
  readonly uid: number
  readonly gid: number
}

/**
 * As whom PostgreSQL runs when we are root, which it refuses to run as; null when we are an ordinary user already.
 * 65534 is `nobody` on nearly every system. (`initdb` insists on a user that has a name.)
 */
export function unprivilegedUser(): User | null {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null
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
