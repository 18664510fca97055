// For tests in a browser. npm run setup:chromium installs what is missing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Where Chromium is, installed with apt first if it is missing and we may: as root, on Debian and its relatives.
 * Only tests that drive a browser call this, so that nobody else waits for the 300 MB.
 *
 * Browsers that test libraries download by themselves are not used: they come without the system's libraries.
 */
export function ensureChromium(path = '/usr/bin/chromium'): string {
  if (existsSync(path)) return path
  if (process.getuid?.() !== 0) throw new Error(`${path} is missing. Install it: sudo apt-get install chromium`)

  run('apt-get', 'update')
  run('apt-get', 'install', '--yes', '--no-install-recommends', 'chromium')
  return path
}

function run(command: string, ...args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed.`, { cause: error })
}

if (import.meta.main) console.log(ensureChromium())
