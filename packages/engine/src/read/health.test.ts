import { expect, test } from 'vitest'
import { migrations } from '../migrations/migrations.ts'
import { event, onEachEngine } from '../test-support/engines.ts'

onEachEngine((open) => {
  test('a new community is well', async () => {
    const { laurel } = await open()
    expect(await laurel.status()).toBe('ok')
    expect(await laurel.health()).toEqual({
      status: 'ok',
      schemaVersion: migrations.length,
      catalog: 'test',
      failures: { waiting: 0, parked: 0 },
      parked: [],
      pending: { waiting: 0, failing: 0, refused: [] },
      unknownTypes: [],
    })
  })

  test('A17 events of a type that the catalog does not know are counted by type, the most frequent first', async () => {
    const { laurel } = await open()
    const types = ['project.craeted', 'b.typo', 'a.typo', 'project.craeted', 'points.given']
    await laurel.record(types.map((type, n) => event(`e${n}`, type)))
    expect(await laurel.health()).toMatchObject({
      status: 'ok',
      unknownTypes: [
        { type: 'project.craeted', count: 2 },
        { type: 'a.typo', count: 1 },
        { type: 'b.typo', count: 1 },
      ],
    })
  })

  test('A15 a rule that waits to be tried again is told of, and one given up on makes the community degraded', async () => {
    const { laurel, rows } = await open()
    await laurel.record(
      ['ada', 'bob', 'eve'].map((actor) => event(actor, 'file.changed', { actor, data: { lines: 'many' } })),
    )
    expect(await laurel.health()).toMatchObject({ status: 'ok', failures: { waiting: 3, parked: 0 }, parked: [] })
    await rows(`update :schema.rule_failure set parked_at = retry_at where person <> 'ada'`)
    expect(await laurel.health()).toMatchObject({
      status: 'degraded',
      failures: { waiting: 1, parked: 2 },
      parked: [{ rule: 'metric:lines', error: expect.stringContaining('data.lines'), count: 2 }],
    })
    expect(await laurel.status()).toBe('degraded')
  })
})
