/** Something an operator should look at. */
export interface LoggedError {
  readonly message: string
  readonly error: unknown
  readonly method?: string
  readonly path?: string
}

export type ErrorLog = (entry: LoggedError) => void

/** Structured, one JSON object per line. No query strings and no forms: those are what people typed. */
export const logToStderr: ErrorLog = ({ error, ...entry }) => {
  const stack = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${JSON.stringify({ level: 'error', time: new Date().toISOString(), ...entry, stack })}\n`)
}
