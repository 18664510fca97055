/** Every error a caller can act on. The code is stable; the sentence is for people and may change. */
const SENTENCES = {
  database_locked: 'The database folder is in use by another process.',
  database_unreachable: 'The database cannot be reached.',
  schema_outdated: 'The database was made by an older Laurel. Run `laurel migrate`.',
  schema_newer: 'The database was made by a newer Laurel. Upgrade this process before it writes.',
  invalid_schema_name: 'A schema name is a lower-case letter followed by letters, digits or underscores, at most 60.',
  invalid_database: 'The database must be a pg pool, a connection string, a PGlite instance or a folder.',
  invalid_transaction:
    'The transaction must be an open one of pg, PGlite, Kysely, Drizzle, Knex, postgres.js or Prisma, or have their `query(text, values)`.',
  invalid_person: 'This is not a person.',
  invalid_preferences: 'These cannot be chosen.',
  unknown_person: 'Nobody has this id here.',
  unknown_badge: 'No badge has this id. Check the catalog.',
  unknown_event: 'No event has this id.',
  ambiguous_event: 'Several people have an event with this id. Say whose is meant.',
  invalid_correction: 'This is not a correction.',
  invalid_decision: 'This is not a decision about a badge.',
  invalid_instance: 'This badge has no such instance.',
  sold_out: 'As many hold this badge as can. None is left.',
  no_catalog: 'No catalog is published here. Open the community with one, or run `laurel catalog publish`.',
  catalog_refused: 'This catalog would take badges from those who hold them.',
  catalog_unreadable: 'The catalog in force was published by a newer Laurel. Upgrade this process.',
  preview_outdated: 'This is not what was previewed, or another version was published since. Preview it again.',
  invalid_cursor: 'This cursor was not made by this list. Start again without one.',
  batch_too_large: 'A batch has at most 1,000 events. Send several.',
  contended: 'Too many writers changed the same people at once. Send the events again.',
} as const

export type ErrorCode = keyof typeof SENTENCES

/** An error with a stable code; `field` names the argument at fault where there is one. */
export class LaurelError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined

  constructor(
    code: ErrorCode,
    options: { readonly detail?: string; readonly field?: string; readonly cause?: unknown } = {},
  ) {
    super(options.detail ?? SENTENCES[code], options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'LaurelError'
    this.code = code
    this.field = options.field
  }
}
