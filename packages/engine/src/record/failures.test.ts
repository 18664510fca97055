import { compileRules, parseCatalog } from '@laurel/core'
import { expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { openDatabase } from '../database/open.ts'
import { Counts } from '../rows/counts.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { event, onEachEngine, START } from '../test-support/engines.ts'
import { retryFailures } from './retry.ts'

const broken = event('e1', 'file.changed', { data: { lines: 'many' } })
const HOUR = 3_600_000

/** The catalog after somebody mended the rule that could not read `lines`. */
const mended = parseCatalog({
  ...testCatalog,
  metrics: {
    ...testCatalog.metrics,
    lines: { ...testCatalog.metrics['lines'], where: { kind: 'compare', field: 'data.lines', op: '>=', value: 0 } },
  },
})

onEachEngine((open, source) => {
  async function contextOf(schema: string, catalog = testCatalog, now = START): Promise<Context> {
    const { db } = await openDatabase(source(), schema)
    const logger = { info: () => {}, warn: () => {}, error: () => {} }
    return {
      db,
      rules: compileRules(catalog),
      version: 1,
      generation: 1,
      settled: 1,
      now: () => now,
      logger,
      unknownEvents: 'keep',
      rarityMinimum: 20,
      counts: new Counts(),
    }
  }

  test('A15 a rule that cannot be evaluated does not stop the others, and is stored to be tried again', async () => {
    const { laurel, rows } = await open()
    const [answer] = await laurel.record([broken, event('e2', 'file.changed', { data: { lines: 150 } })])
    expect(answer?.status).toBe('recorded')
    const awards = await Array.fromAsync(laurel.exportAwards())
    expect(awards.map((award) => award.badge)).toEqual(['file-1', 'line-1'])
    expect(await rows('select rule, event_id, attempts from :schema.rule_failure')).toEqual([
      { rule: 'metric:lines', event_id: 'e1', attempts: 1 },
    ])
    expect((await laurel.health()).failures).toEqual({ waiting: 1, parked: 0 })
  })

  test('A15 a rule that goes on failing is parked after five tries and shown on the health page', async () => {
    const { laurel, schema } = await open()
    await laurel.record(broken)
    for (let tries = 1; tries < 5; tries++) {
      const later = new Date(START.getTime() + tries * 24 * HOUR)
      expect(await retryFailures(await contextOf(schema, testCatalog, later))).toEqual({ tried: 1, mended: 0 })
    }
    const health = await laurel.health()
    expect(health).toMatchObject({ status: 'degraded', failures: { waiting: 0, parked: 1 } })
    expect(health.parked).toEqual([{ rule: 'metric:lines', error: expect.stringContaining('data.lines'), count: 1 }])
  })

  test('A15 a rule waits before it is tried again', async () => {
    const { laurel, schema } = await open()
    await laurel.record(broken)
    await retryFailures(await contextOf(schema))
    expect(await retryFailures(await contextOf(schema))).toEqual({ tried: 0, mended: 0 })
  })

  test('A14, A16 two workers that retry the same failure have one effect, and once it is mended nothing is left', async () => {
    const { laurel, schema, rows } = await open()
    await laurel.record([broken, event('e2', 'file.changed', { data: { lines: 150 } })])
    const done = await Promise.all([1, 2].map(async () => retryFailures(await contextOf(schema, mended))))
    expect(done.map((result) => result.mended).toSorted()).toEqual([0, 1])
    expect(await rows('select 1 from :schema.rule_failure')).toEqual([])
    expect(await rows(`select metrics #>> '{lines,sum}' as sum from :schema.person`)).toEqual([{ sum: '150000000' }])
    expect(await rows(`select 1 from :schema.award where badge = 'line-1'`)).toHaveLength(1)
    expect(await retryFailures(await contextOf(schema, mended))).toEqual({ tried: 0, mended: 0 })
  })
})
