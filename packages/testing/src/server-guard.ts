// A program of its own, started by start-postgres.ts: makes and runs one PostgreSQL for as long as its standard input
// stays open, then ends it and removes its files. That input is a pipe from the process that asked for the server, and
// the system closes it however that process ends: also when it is killed, as test runners do, and can clean up nothing.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import type { GuardedServer } from './start-postgres.ts'

const { home, user, commands }: GuardedServer = JSON.parse(process.argv[2] ?? '')
const asked = once(process.stdin.resume(), 'end').then(() => 'asked' as const)

for (const [program, ...args] of commands) {
  const child = spawn(program, args, { ...user, stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = new Promise<'ended'>((resolve) => {
    child.once('close', () => resolve('ended'))
    child.once('error', (error) => console.error(error))
  })
  if ((await Promise.race([ended, asked])) === 'asked') {
    // PostgreSQL's "immediate" shutdown: no last write of everything to the disk, as nobody will read this data again.
    child.kill('SIGQUIT')
    await ended
    // Its helper processes may still be on their way out.
    await rm(home, { recursive: true, force: true, maxRetries: 10 })
    process.exit()
  }
  // The log stays for whoever asked: it says why.
  if (child.exitCode !== 0) process.exit(1)
}
