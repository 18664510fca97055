// npm start: makes a checkout ready where it is not yet, then runs Dev-Space on http://localhost:4000.
// npm run start:business-platform: the same for the Business Platform, on http://localhost:4100.
//
// Plain JavaScript without dependencies, as it starts when nothing is installed yet, under whatever Node the system has.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const windows = process.platform === 'win32'
const app = process.argv[2] ?? 'dev-space'

// Without a script to run, setup only installs what is missing.
const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs')], { stdio: 'inherit' })
if (status === 0) run(installedNode(), ['--conditions=source', join(root, 'apps', app, 'src', 'main.ts')])
else process.exitCode = status ?? 1

/** The downloaded Node, or this one where install scripts are switched off and nothing was downloaded. */
function installedNode() {
  const node = join(bin, windows ? 'node.cmd' : 'node')
  return existsSync(node) ? node : process.execPath
}

function run(command, args) {
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    // Compiled sources are kept for the next start.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
  }
  const child = spawn(command, args, { stdio: 'inherit', env })
  // Ctrl-C reaches the child by itself, and the child ends in its own time; a signal sent to us alone is passed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
  child.on('error', (error) => {
    console.error(`${app} could not be started: ${error.message}`)
    process.exitCode = 1
  })
}
