import { EXIT } from '../exit-codes.ts'
import { Failure } from '../failure.ts'

/** A row of a table, and the line on which it begins. */
export interface CsvRow {
  readonly line: number
  readonly fields: readonly string[]
}

/**
 * The rows of comma-separated text as in RFC 4180: a field in quotes may hold commas, line breaks and doubled quotes.
 * Lines end as they like, and empty ones are left out.
 *
 * @throws Failure `invalid_csv` naming the line on which a quote is not closed, or is followed by something else.
 */
export function parseCsv(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = []
  let [line, at] = [1, text.startsWith('\uFEFF') ? 1 : 0]
  while (at < text.length) {
    const row = readRow(text, at, line)
    if (row.fields.length > 1 || row.fields[0] !== '') rows.push({ line, fields: row.fields })
    ;({ at, line } = row)
  }
  return rows
}

interface Read {
  readonly at: number
  readonly line: number
}

function readRow(text: string, from: number, first: number): Read & { readonly fields: readonly string[] } {
  const fields: string[] = []
  let [at, line] = [from, first]
  for (;;) {
    const field = text[at] === '"' ? readQuoted(text, at, line) : readPlain(text, at, line)
    fields.push(field.value)
    ;({ at, line } = field)
    if (text[at] !== ',') break
    at += 1
  }
  return { fields, ...afterBreak(text, at, line) }
}

function readPlain(text: string, from: number, line: number): Read & { readonly value: string } {
  let at = from
  while (at < text.length && !',\r\n'.includes(text[at] ?? '')) at += 1
  return { value: text.slice(from, at), at, line }
}

function readQuoted(text: string, from: number, first: number): Read & { readonly value: string } {
  let value = ''
  let [at, line] = [from + 1, first]
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw invalid(first, 'A quote is opened and never closed.')
    const part = text.slice(at, quote)
    value += part
    line += breaksIn(part)
    at = quote + 1
    if (text[at] !== '"') break
    value += '"'
    at += 1
  }
  if (at < text.length && !',\r\n'.includes(text[at] ?? ''))
    throw invalid(line, 'Something follows a closing quote. Double the quotes that belong to the text.')
  return { value, at, line }
}

function afterBreak(text: string, at: number, line: number): Read {
  if (at >= text.length) return { at, line }
  return { at: at + (text.startsWith('\r\n', at) ? 2 : 1), line: line + 1 }
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

function invalid(line: number, reason: string): Failure {
  return new Failure(EXIT.problems, 'invalid_csv', `Line ${line}: ${reason}`)
}
