/** Where a command reads and writes. Everything it knows of the world outside comes through here. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  /**
   * Aborted when the person wants to stop. Whoever looks at it promises to stop soon and cleanly; a command that
   * never does is simply ended.
   */
  readonly interrupted: AbortSignal
}

export interface Stream extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** The world of this process. */
export function processIo(): Io {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => new Date(),
    get interrupted() {
      return interruption()
    },
  }
}

let signal: AbortSignal | undefined

/** The first Ctrl-C or SIGTERM asks, the second one ends the process at once. */
function interruption(): AbortSignal {
  if (signal !== undefined) return signal
  const controller = new AbortController()
  const stop = (exit: number) => () => (controller.signal.aborted ? process.exit(exit) : controller.abort())
  process.on('SIGINT', stop(130))
  process.on('SIGTERM', stop(143))
  signal = controller.signal
  return signal
}
