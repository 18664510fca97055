import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog } from '@laurel/core'
import { createLaurel, type Laurel, LaurelError, type Logger } from '@laurel/engine'
import { EXIT } from './exit-codes.ts'
import { Failure } from './failure.ts'
import type { Io } from './io.ts'

/** The options that say where a community lives. */
export interface DatabaseOptions {
  readonly database?: string
  readonly schema?: string
}

export interface Place {
  /** A connection string, a folder, or `memory`. */
  readonly database: string
  readonly schema: string
}

/** Where the community lives: what the command line says, else DATABASE_URL, else LAUREL_DATA, else `.laurel`. */
export function placeOf(options: DatabaseOptions, env: Io['env']): Place {
  const database = options.database ?? (env['DATABASE_URL'] || env['LAUREL_DATA'] || '.laurel')
  return { database, schema: options.schema ?? (env['LAUREL_SCHEMA'] || 'laurel') }
}

export interface OpenOptions {
  readonly logger?: Logger
  /** Whether somebody named this catalog; one that nobody did never takes the place of another one. */
  readonly named?: boolean
}

/** Opens the community, making it where there is none yet, and publishes the catalog unless it ever was. */
export function openCommunity(place: Place, catalog: Catalog, io: Io, options: OpenOptions = {}): Promise<Laurel> {
  const { logger, named = true } = options
  const publish = named ? 'auto' : 'same'
  return orUnusable(place, () => createLaurel({ ...place, catalog, publish, now: io.now, ...(logger && { logger }) }))
}

/** Opens a community as it is, with the catalog in force: makes and publishes nothing. */
export async function openExisting(place: Place, io: Io): Promise<Laurel> {
  await requireFolder(place)
  return orUnusable(place, () => createLaurel({ ...place, now: io.now, migrate: false, publish: 'never' }))
}

/** Turns what a driver or the file system says about a place into what to do about it. */
export async function orUnusable<T>(place: Place, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (cause) {
    if (cause instanceof LaurelError || hasState(cause)) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = `The database ${shown(place)} cannot be opened (${reason}). Name another one with --database.`
    throw new Failure(EXIT.database, 'database_unusable', message, { cause })
  }
}

/** PostgreSQL answered: the place is right, and `toFailure` knows what the state means. */
function hasState(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?=.*\d)[0-9A-Z]{5}$/.test(error.code)
  )
}

/** The place as it may stand on a screen: without the password, or as good as nothing where it may be anywhere. */
export function shown({ database }: Pick<Place, 'database'>): string {
  if (!database.includes('://')) return database
  const url = URL.parse(database)
  if (url === null || isCutInPassword(url)) return `${database.slice(0, database.indexOf('://'))}://***`
  if (url.password !== '') url.password = '***'
  for (const name of url.searchParams.keys()) if (/pass/i.test(name)) url.searchParams.set(name, '***')
  return url.href
}

/** A bare `/`, `?` or `#` in a password ends the address too early, and what follows the password is still to come. */
export function isCutInPassword({ pathname, search, hash }: URL): boolean {
  return `${pathname}${search}${hash}`.includes('@')
}

async function requireFolder(place: Place): Promise<void> {
  // What is wrong with an address of something else is told where it is opened.
  if (place.database.includes('://') || place.database === 'memory') return
  try {
    await access(join(place.database, 'pgdata'))
  } catch (cause) {
    const message = `There is no database in ${shown(place)}. Name one with --database, or fill one: laurel import git <folder>`
    throw new Failure(EXIT.notFound, 'no_database', message, { cause })
  }
}
