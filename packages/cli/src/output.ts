import type { Io, Stream } from './io.ts'

/** The result of a command, for whoever asked: an object with `--json`, text for reading without. */
export function printResult(io: Io, json: boolean | undefined, value: object, text: () => readonly string[]): void {
  if (json === true) writeLine(io.stdout, JSON.stringify(value, null, 2))
  else for (const line of text()) writeLine(io.stdout, line)
}

/** Something to know beside the result; never on stdout, where a script reads. */
export function tell(io: Io, text: string): void {
  writeLine(io.stderr, text)
}

function writeLine(stream: Stream, text: string): void {
  stream.write(`${text}\n`)
}
