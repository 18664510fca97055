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

/** The columns of rows that are handed in: each with its type, and how a row gives its value. */
export type Columns<Row> = Readonly<Record<string, readonly [type: string, value: (row: Row) => Value]>>

type Value = string | number | null | undefined

/**
 * Rows handed in as a table: `from ${table('k', facts, { id: ['text', (fact) => fact.id] })}`. Each column travels
 * as one text with a value a line, which both sides take apart twice as fast as JSON or an array literal.
 *
 * A value holds no line break (ids have no control characters, JSON escapes them), and an empty one is null.
 * The arrays stand in selects of their own: as plain expressions the planner would take them apart each time.
 */
export function table<Row>(name: string, rows: readonly Row[], columns: Columns<Row>): Sql {
  const arrays = Object.values(columns).map(([type, value]) => {
    const lines = rows.map(value).join('\n')
    return sql`(select string_to_array(${lines}, chr(10), '')::${raw(type)}[])`
  })
  return sql`unnest(${join(arrays, ', ')}) as ${raw(`${name}(${Object.keys(columns).join(', ')})`)}`
}

/**
 * Texts as an array to compare with: `p.id = any(${list(ids)})`. The planner then looks each one up in the
 * index; a join with a table, whose length it cannot guess, makes it read everything.
 */
export function list(texts: readonly string[]): Sql {
  return sql`(select string_to_array(${texts.join('\n')}, chr(10)))::text[]`
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
