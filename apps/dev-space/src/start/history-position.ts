import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether `folder` is the top of a checkout. One further up is somebody else's history. */
export function hasHistory(folder: string): boolean {
  return existsSync(join(folder, '.git'))
}

/**
 * A text that changes whenever the history in `folder` does: a new commit, a new tag, another branch. Null when
 * git cannot say; reading the history then says why.
 */
export async function historyPosition(folder: string): Promise<string | null> {
  try {
    // --hash alone would not tell a tag that was moved to another name.
    const head = await ask(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'])
    const tags = await ask(folder, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/tags'])
    return createHash('sha256').update(`${head}\n${tags}`).digest('hex')
  } catch {
    // No commit yet, no git, or not a repository.
    return null
  }
}

async function ask(folder: string, args: readonly string[]): Promise<string> {
  // A checkout may belong to another user, as in a container. These two commands run nothing that a repository names.
  const { stdout } = await run('git', ['-c', 'safe.directory=*', '-C', folder, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
}
