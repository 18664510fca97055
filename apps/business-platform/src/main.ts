import { LaurelError } from '@laurel/engine'
import { createLogger } from '@laurel/server'
import { ListenError } from './server/listen.ts'
import { readSettings, SettingsError } from './settings.ts'
import { type Started, startPlatform } from './start.ts'

/** What a script can tell from how the platform ended. */
const EXIT = { failed: 1, usage: 2, database: 3, unexpected: 70, interrupted: 130 } as const

try {
  const settings = readSettings(process.env, process.cwd())
  // Standard output is for the person who started this.
  const logger = createLogger({ level: settings.logLevel, destination: process.stderr })
  const starting = startPlatform({ settings, logger })
  stopWhenAsked(starting)
  const { address } = await starting
  console.log(`\nThe Business Platform is ready: ${address}\nPress Ctrl-C to stop.`)
} catch (error) {
  process.exitCode = tell(error)
}

/** Whoever asks during the start waits until it is over, which takes some seconds. */
function stopWhenAsked(starting: Promise<Started>): void {
  const stop = async () => {
    // Whoever presses Ctrl-C twice does not want to wait. What was answered is stored.
    const leave = () => process.exit(EXIT.interrupted)
    process.on('SIGINT', leave).on('SIGTERM', leave)
    console.log('\nStopping …')
    // A start that failed has said so, and left nothing to stop.
    const platform = await starting.catch(() => null)
    await platform?.stop().catch((error: unknown) => {
      process.exitCode = tell(error)
    })
    console.log('Stopped.')
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

/** Says what is wrong and what to do; answers the exit code. */
function tell(error: unknown): number {
  if (error instanceof SettingsError) return sentence(error, EXIT.usage)
  if (error instanceof ListenError) return sentence(error, EXIT.failed)
  if (error instanceof LaurelError) return sentence(error, EXIT.database)
  console.error(error)
  return EXIT.unexpected
}

function sentence({ message }: Error, exit: number): number {
  console.error(`\n${message}`)
  return exit
}
