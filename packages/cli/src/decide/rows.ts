import type { DecisionRow, RowResult } from '@laurel/engine'
import { EXIT } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { openInput } from '../input.ts'
import type { Io } from '../io.ts'
import { type CsvRow, parseCsv } from './csv.ts'

/** What a file of decisions says: rows to be decided, and the lines that are none. */
export interface DecisionFile {
  readonly rows: readonly (DecisionRow & { readonly line: number })[]
  readonly refused: readonly RefusedRow[]
}

/** A row that was not decided, and why. */
export interface RefusedRow {
  readonly line: number
  readonly status: 'refused'
  readonly problem: { readonly code: string; readonly field?: string; readonly message: string }
}

export type AnyRowResult = RowResult | RefusedRow

const REQUIRED = ['person', 'badge', 'reason'] as const
const OPTIONAL = ['instance', 'action'] as const
const COLUMNS: readonly string[] = [...REQUIRED, ...OPTIONAL]

/**
 * Reads a file with the header `person,badge,instance,action,reason`, in any order; `instance` and `action` may be left
 * out. `-` reads from stdin.
 *
 * @throws Failure `no_file`, `unreadable_input` or `invalid_csv`.
 */
export async function readDecisions(file: string, io: Io): Promise<DecisionFile> {
  const [header, ...rows] = parseCsv(await readText(file, io))
  const columns = header?.fields.map((name) => name.trim()) ?? []
  checkHeader(columns)
  const read = rows.map((row) => toDecision(columns, row))
  return {
    rows: read.flatMap((row) => ('status' in row ? [] : [row])),
    refused: read.flatMap((row) => ('status' in row ? [row] : [])),
  }
}

async function readText(file: string, io: Io): Promise<string> {
  const { bytes } = await openInput(file, io.stdin)
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw new Failure(EXIT.problems, 'unreadable_input', `${file} is not in UTF-8. Save it as CSV in UTF-8.`, { cause })
  }
}

function checkHeader(columns: readonly string[]): void {
  const missing = REQUIRED.filter((name) => !columns.includes(name))
  const unknown = columns.find((name, index) => !COLUMNS.includes(name) || columns.indexOf(name) !== index)
  if (missing.length === 0 && unknown === undefined) return
  const what = missing.length > 0 ? `has no column ${missing.join(', ')}` : `has a column "${unknown}" too many`
  const message = `The file ${what}. Its first line names the columns: person,badge,instance,action,reason.`
  throw new Failure(EXIT.problems, 'invalid_csv', message)
}

function toDecision(columns: readonly string[], { line, fields }: CsvRow): DecisionFile['rows'][number] | RefusedRow {
  if (fields.length !== columns.length) {
    const message = `The row has ${fields.length} fields and the header ${columns.length}. Put text with commas in quotes.`
    return { line, status: 'refused', problem: { code: 'invalid_row', message } }
  }
  const of = (name: string) => fields[columns.indexOf(name)] ?? ''
  const [instance, action] = OPTIONAL.map(of)
  return {
    line,
    person: of('person'),
    badge: of('badge'),
    reason: of('reason'),
    ...(instance ? { instance } : {}),
    ...(action ? { action } : {}),
  }
}
