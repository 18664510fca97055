import { PGlite } from '@electric-sql/pglite'
import type { EventInput } from '@laurel/core'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import type { DatabaseSource } from '../database/open.ts'
import type { Laurel } from '../laurel.ts'
import type { LaurelOptions } from '../options.ts'
import { testCatalog } from './catalog.ts'

/** A community of its own for one test, with a clock that the test sets. */
export interface Community {
  readonly laurel: Laurel
  readonly schema: string
  readonly clock: { now: Date }
  /** The same community opened again, as another process would. */
  again(options?: Partial<LaurelOptions>): Promise<Laurel>
  /** Rows of a statement in which `:schema` stands for the community's schema. */
  rows<T>(text: string): Promise<readonly T[]>
}

export type OpenCommunity = (options?: Partial<LaurelOptions>) => Promise<Community>

/** Where the tests' clocks begin. */
export const START = new Date('2026-03-02T12:00:00Z')

interface Engine {
  readonly source: DatabaseSource
  query(text: string): Promise<{ readonly rows: readonly unknown[] }>
  close(): Promise<void>
}

/** Runs the same tests on PostgreSQL and on PGlite: what is promised holds on both. */
export function onEachEngine(tests: (open: OpenCommunity, source: () => DatabaseSource) => void): void {
  describe.each([
    ['PostgreSQL', openPostgres],
    ['PGlite', openPglite],
  ] as const)('%s', (_, openEngine) => {
    let engine: Engine
    let communities = 0
    const opened: Laurel[] = []
    beforeAll(async () => {
      engine = await openEngine()
    })
    afterAll(async () => {
      for (const laurel of opened) await laurel.close()
      await engine.close()
    })
    const open: OpenCommunity = async (options = {}) => {
      communities += 1
      const schema = `community_${communities}`
      const clock = { now: START }
      const again = async (more: Partial<LaurelOptions> = {}) => {
        const now = () => clock.now
        const laurel = await createLaurel({
          database: engine.source,
          catalog: testCatalog,
          schema,
          now,
          ...options,
          ...more,
        })
        opened.push(laurel)
        return laurel
      }
      const rows = async <T>(text: string) => {
        const result = await engine.query(text.replaceAll(':schema', schema))
        return result.rows as readonly T[]
      }
      return { laurel: await again(), schema, clock, again, rows }
    }
    tests(open, () => engine.source)
  })
}

/** An event of Ada's, an hour before the tests' clock unless said otherwise. */
export function event(id: string, type: string, more: Partial<EventInput> = {}): EventInput {
  return { id, type, at: '2026-03-02T11:00:00Z', actor: 'ada', ...more }
}

/** The instant `minutes` after 10:00 on the tests' day. */
export function minute(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 2, 10, minutes)).toISOString()
}

async function openPostgres(): Promise<Engine> {
  const { url } = await testDatabase()
  const pool = new pg.Pool({ connectionString: url, max: 20 })
  return { source: pool, query: (text) => pool.query(text), close: () => pool.end() }
}

async function openPglite(): Promise<Engine> {
  const pglite = await PGlite.create()
  return { source: pglite, query: (text) => pglite.query(text), close: () => pglite.close() }
}
