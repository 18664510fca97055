import { parseCatalog } from '@laurel/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { testCatalog } from '../test-support/catalog.ts'
import { event, onEachEngine } from '../test-support/engines.ts'

const broken = event('e1', 'file.changed', { data: { lines: 'many' } })

/** The catalog after somebody mended the rule that could not read `lines`. */
const mended = parseCatalog({
  ...testCatalog,
  metrics: {
    ...testCatalog.metrics,
    lines: { ...testCatalog.metrics['lines'], where: { kind: 'compare', field: 'data.lines', op: '>=', value: 0 } },
  },
})

const NEXT_DAY = new Date('2026-03-03T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

onEachEngine((open) => {
  test('one run does all that is due, and the next finds nothing', async () => {
    const { laurel, clock, again } = await open()
    await laurel.record([broken, event('e2', 'file.changed', { data: { lines: 150 } })])
    const worker = (await again({ catalog: mended })).startWorker()
    clock.now = NEXT_DAY
    expect(await worker.runOnce()).toEqual({ tried: 1, mended: 1 })
    expect(await worker.runOnce()).toEqual({ tried: 0, mended: 0 })
    expect((await laurel.health()).failures).toEqual({ waiting: 0, parked: 0 })
    await worker.stop()
  })

  test('a run has recorded all that waited before it, also while the worker was at it by itself', async () => {
    const { laurel, rows } = await open()
    const worker = laurel.startWorker()
    await worker.runOnce()
    for (let n = 1; n <= 10; n++) {
      await laurel.enqueue(event(`n${n}`, 'project.created', { target: `project:${n}` }))
      vi.advanceTimersByTime(1_000)
      await worker.runOnce()
      expect(await rows('select 1 from :schema.pending_event')).toEqual([])
    }
    await worker.stop()
  })

  test('a started worker looks by itself every fifteen seconds until it is stopped', async () => {
    const { laurel, clock, rows } = await open()
    await laurel.record(broken)
    const worker = laurel.startWorker()
    clock.now = NEXT_DAY
    vi.advanceTimersByTime(14_999)
    expect(await rows('select attempts from :schema.rule_failure')).toEqual([{ attempts: 1 }])
    vi.advanceTimersByTime(1)
    await worker.stop()
    expect(await rows('select attempts from :schema.rule_failure')).toEqual([{ attempts: 2 }])
    clock.now = new Date('2026-03-04T12:00:00Z')
    vi.advanceTimersByTime(60_000)
    await worker.stop()
    expect(await rows('select attempts from :schema.rule_failure')).toEqual([{ attempts: 2 }])
  })

  test('stopping waits for what was begun, by the clock or by hand, and begins nothing more', async () => {
    const { laurel, clock, rows } = await open()
    await laurel.record(broken)
    const worker = laurel.startWorker()
    clock.now = NEXT_DAY
    let finished = false
    const round = worker.runOnce().finally(() => {
      finished = true
    })
    await worker.stop()
    expect(finished).toBe(true)
    expect(await round).toEqual({ tried: 1, mended: 0 })
    vi.advanceTimersByTime(60_000)
    expect(await rows('select attempts from :schema.rule_failure')).toEqual([{ attempts: 2 }])
    await worker.stop()
  })

  test('a round that fails is told to the log, and the next one goes on', async () => {
    const logged: string[] = []
    const done = Promise.withResolvers<void>()
    const error = (_: object, message: string) => {
      logged.push(message)
      done.resolve()
    }
    const { laurel, clock, rows } = await open({ logger: { info: () => {}, warn: () => {}, error } })
    await laurel.record(broken)
    const worker = laurel.startWorker()
    await worker.runOnce()
    clock.now = NEXT_DAY
    await rows('alter table :schema.rule_failure rename to hidden')
    vi.advanceTimersByTime(15_000)
    await done.promise
    await rows('alter table :schema.hidden rename to rule_failure')
    vi.advanceTimersByTime(15_000)
    await worker.stop()
    expect(logged).toEqual(['retrying failed rules'])
    expect(await rows('select attempts from :schema.rule_failure')).toEqual([{ attempts: 3 }])
  })
})
