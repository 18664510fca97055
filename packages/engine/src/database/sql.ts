/** A piece of SQL with its parameters; pieces nest, and the parameters are numbered when it is run. */
export interface Sql {
  readonly parts: readonly string[]
  readonly values: readonly unknown[]
}

/** What a driver runs. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** SQL from a template: `${value}` becomes a parameter, `${piece}` stands as it is. */
export function sql(parts: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  return { parts, values }
}

/** Text that stands in the statement as it is. Never made from anything a user sent. */
export function raw(text: string): Sql {
  return { parts: [text], values: [] }
}

/** Several pieces with `separator` between them. */
export function join(pieces: readonly Sql[], separator: string): Sql {
  return { parts: ['', ...pieces.slice(1).map(() => separator), ''], values: pieces }
}

/** Rows as one JSON parameter, to be read with `json_to_recordset`: one parse, whatever the number of rows. */
export function json(rows: unknown): string {
  return JSON.stringify(rows)
}

/** A timestamp column as milliseconds since 1970 UTC, the same number from every driver. */
export function millis(column: string): Sql {
  return raw(`round(extract(epoch from ${column}) * 1000)::float8`)
}

/** Flattens nested pieces into text with `$1`, `$2`, … and its parameters. */
export function toStatement(piece: Sql): Statement {
  const values: unknown[] = []
  return { text: write(piece, values), values }
}

function write(piece: Sql, values: unknown[]): string {
  let text = piece.parts[0] ?? ''
  for (const [index, value] of piece.values.entries()) {
    text += isSql(value) ? write(value, values) : `$${values.push(value)}`
    text += piece.parts[index + 1] ?? ''
  }
  return text
}

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && 'parts' in value && 'values' in value
}
