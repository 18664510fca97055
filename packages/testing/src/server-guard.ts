// A program of its own, started by start-postgres.ts: runs one PostgreSQL for as long as its standard input stays open,
// then ends it and removes its files. That input is a pipe from the process that asked for the server, and the system
// closes it however that process ends: also when it is killed, as test runners do, and can clean up nothing itself.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import type { GuardedServer } from './start-postgres.ts'

const { program, args, user, home }: GuardedServer = JSON.parse(process.argv[2] ?? '')

const server = spawn(program, args, { ...user, stdio: ['ignore', 'inherit', 'inherit'] })
const ended = new Promise<'ended'>((resolve) => {
  server.once('close', () => resolve('ended'))
  server.once('error', (error) => console.error(error))
})

const first = await Promise.race([ended, once(process.stdin.resume(), 'end')])
// A server that ended by itself leaves its log to whoever asked for it.
if (first !== 'ended') {
  // PostgreSQL's "immediate" shutdown: no last write of everything to the disk, as nobody will read this data again.
  server.kill('SIGQUIT')
  await ended
  // Its helper processes may still be on their way out.
  await rm(home, { recursive: true, force: true, maxRetries: 10 })
}
process.exit()
