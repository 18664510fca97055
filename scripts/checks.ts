import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export interface CheckResult {
  readonly name: string
  readonly passed: boolean
}

/** The scripts of package.json that look at the code without running it. */
const CHECKS = ['check:lint', 'check:types', 'build', 'check:imports', 'check:unused', 'check:lock']

/** Runs every check, prints one line for each, and below it what a failing one said. */
export async function runChecks(): Promise<readonly CheckResult[]> {
  return Promise.all(CHECKS.map(runCheck))
}

async function runCheck(name: string): Promise<CheckResult> {
  const started = performance.now()
  const child = spawn('npm', ['run', '--silent', name], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])

  const passed = code === 0
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)${passed ? '' : `\n${stdout}${stderr}`}`)
  return { name, passed }
}
