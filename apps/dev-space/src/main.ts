import { CatalogError } from '@laurel/core'
import { LaurelError } from '@laurel/engine'
import { createLogger } from '@laurel/server'
import { readSettings, SettingsError } from './settings.ts'
import { type DevSpace, startDevSpace } from './start/dev-space.ts'
import { ListenError } from './start/listen.ts'
import { outputTo } from './start/output.ts'

/** What a script can tell from how Dev-Space ended; the same numbers as the command `laurel` has. */
const EXIT = { failed: 1, usage: 2, database: 3, unexpected: 70, interrupted: 130 } as const

const stopping = new AbortController()
const output = outputTo(process.stdout)

try {
  process.once('SIGINT', stopStarting).once('SIGTERM', stopStarting)
  // Standard output is for the person who started this; LOG_LEVEL=info adds a line for each API request.
  const logger = createLogger({ level: process.env['LOG_LEVEL'] || 'warn', destination: process.stderr })
  const settings = readSettings(process.env, process.cwd())
  const devSpace = await startDevSpace({ settings, output, signal: stopping.signal, logger })
  if (devSpace === null) process.exitCode = EXIT.interrupted
  else runUntilStopped(devSpace)
} catch (error) {
  process.exitCode = tell(error)
}

function runUntilStopped(devSpace: DevSpace): void {
  output.line(`\nDev-Space is ready: ${devSpace.address}\nPress Ctrl-C to stop.`)
  process.off('SIGINT', stopStarting).off('SIGTERM', stopStarting)
  devSpace.caughtUp.catch((error: unknown) => tell(error))
  const stop = async () => {
    stopping.abort()
    stopAtOnceNextTime()
    output.line('\nStopping …')
    await devSpace.stop().catch((error: unknown) => {
      process.exitCode = tell(error)
    })
    output.line('Stopped.')
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

function stopStarting(): void {
  stopping.abort()
  stopAtOnceNextTime()
}

/** Whoever presses Ctrl-C twice does not want to wait. What was acknowledged is stored. */
function stopAtOnceNextTime(): void {
  const leave = () => process.exit(EXIT.interrupted)
  process.on('SIGINT', leave).on('SIGTERM', leave)
}

/** Says what is wrong and what to do; answers the exit code. */
function tell(error: unknown): number {
  if (error instanceof SettingsError) return sentence(error, EXIT.usage)
  if (error instanceof ListenError || error instanceof CatalogError) return sentence(error, EXIT.failed)
  if (error instanceof LaurelError) return sentence(error, EXIT.database)
  console.error(error)
  return EXIT.unexpected
}

function sentence({ message }: Error, exit: number): number {
  console.error(`\n${message}`)
  return exit
}
