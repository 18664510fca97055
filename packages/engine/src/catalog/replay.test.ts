import { type Catalog, type CatalogInput, type EventInput, parseCatalog } from '@laurel/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Community, onEachEngine } from '../test-support/engines.ts'
import { languageCatalog } from '../test-support/language-catalog.ts'

/** How many random histories are tried; `npm run fuzz` asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 10)

const FIRST = Date.UTC(2026, 2, 1)
const HOUR = 3_600_000
const NOW = new Date(FIRST + 25 * 24 * HOUR)

const people = fc.constantFrom('ada', 'bob', 'cy')

/** Facts of three people about few things within three weeks. */
const history = fc.array(
  fc.record({
    type: fc.constantFrom(...Object.keys(languageCatalog.events)),
    actor: people,
    owner: fc.option(people, { nil: undefined }),
    target: fc.constantFrom('thing:1', 'thing:2', 'thing:3'),
    hour: fc.integer({ min: 0, max: 24 * 21 }),
    value: fc.integer({ min: 0, max: 6 }),
  }),
  { minLength: 1, maxLength: 45 },
)

type Drawn = typeof history extends fc.Arbitrary<readonly (infer T)[]> ? T : never

function toEvent({ hour, owner, ...drawn }: Drawn, index: number): EventInput {
  const at = new Date(FIRST + hour * HOUR).toISOString()
  return { ...drawn, ...(owner === undefined ? {} : { owner }), id: `e${String(index).padStart(2, '0')}`, at }
}

type Draft = Required<Pick<CatalogInput, 'metrics' | 'badges'>> & CatalogInput

/** What somebody may do to a catalog. */
const CHANGES: Readonly<Record<string, (catalog: Draft) => void>> = {
  lower: ({ badges }) => setThreshold(badges, ['maker', 'rich', 'steady', 'friendly', 'pusher'], 1),
  raise: ({ badges }) => setThreshold(badges, ['maker', 'loved', 'owl', 'busy-week', 'march'], 3),
  window: ({ metrics }) => set(metrics, 'pushes', { window: { kind: 'rolling', days: 6 } }),
  uncapped: ({ metrics }) => set(metrics, 'likes', { caps: undefined, notBlocked: undefined }),
  selves: ({ metrics }) => set(metrics, 'fans', { notSelf: undefined }),
  freezes: ({ metrics }) => set(metrics, 'streak', { freezes: { given: 3 } }),
  others: ({ metrics }) => set(metrics, 'votes', { credit: 'actor' }),
  more: ({ metrics, badges }) => {
    metrics['visitors'] = {
      kind: 'distinct',
      credit: 'owner',
      per: 'target',
      of: ['post.liked', 'code.pushed'],
      by: 'actor',
      noun: { en: 'visitors' },
    }
    const criteria = { kind: 'compare', metric: 'visitors', op: '>=', value: 2 } as const
    badges['visited'] = { ...model(badges), criteria, scope: 'target', once: 'target', truth: 'permanent' }
  },
  composite: ({ badges }) => {
    const of = ['maker', 'rich', 'steady'].map((badge) => ({ kind: 'holds', badge }) as const)
    badges['two-of-three'] = { ...model(badges), criteria: { kind: 'atLeast', count: 2, of } }
  },
  draft: ({ badges }) => set(badges, 'good-author', { status: 'draft' }),
  later: ({ badges }) => set(badges, 'summer', { available: { from: '2026-03-04' } }),
  gone: ({ badges, metrics }) => {
    delete badges['owl']
    delete metrics['nights']
  },
  mornings: (catalog) => Object.assign(catalog, { dayStart: '04:00' }),
  peace: ({ metrics, ...catalog }) => {
    set(metrics, 'likes', { notBlocked: undefined })
    delete catalog.blocks
  },
}

function set(record: Record<string, object>, id: string, fields: object): void {
  record[id] = { ...record[id], ...fields }
}

function setThreshold(badges: Draft['badges'], ids: readonly string[], value: number): void {
  for (const id of ids) {
    const criteria = badges[id]?.criteria
    if (criteria?.kind === 'compare') set(badges, id, { criteria: { ...criteria, value } })
  }
}

function model(badges: Draft['badges']): Draft['badges'][string] {
  const badge = badges['maker']
  if (badge === undefined) throw new TypeError('The catalog has no badge to be like.')
  return badge
}

function changed(names: readonly string[], policy: 'recalculate' | 'grandfather'): Catalog {
  const catalog: Draft = JSON.parse(JSON.stringify(languageCatalog))
  for (const name of names) CHANGES[name]?.(catalog)
  for (const id of Object.keys(catalog.badges)) set(catalog.badges, id, { change: policy })
  return parseCatalog(catalog)
}

const changes = fc.subarray(Object.keys(CHANGES), { minLength: 1, maxLength: 4 })

/** Awards and numbers, and what is stored in the states of people. */
async function outcome({ laurel, rows }: Community) {
  await laurel.startWorker().runOnce()
  const metrics = await Array.fromAsync(laurel.exportMetrics())
  return {
    metrics: metrics.map((row) => JSON.stringify(row)).sort(),
    awards: await rows<{ person: string; badge: string; instance: string; earned_at: Date; ground: string }>(
      `select person, badge, instance, earned_at, event_id, ground, times, ends_at from :schema.award
       where revoked_at is null order by 1, 2, 3`,
    ),
  }
}

onEachEngine((open) => {
  const begin = async (catalog: Catalog) => {
    const community = await open({ catalog, zone: 'Europe/Berlin' })
    community.clock.now = NOW
    return community
  }

  test('E15 whatever changes, whenever it is folded in: judged anew, everything ends as if the rules had always been so', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.integer({ min: 0, max: 45 }),
        changes,
        changes,
        fc.boolean(),
        fc.boolean(),
        async (drawn, split, once, twice, between, shuffled) => {
          const events = drawn.map(toEvent)
          const inOrder = events.toSorted((a, b) => a.at.localeCompare(b.at) || (a.id < b.id ? -1 : 1))
          const told = shuffled ? events : inOrder
          const last = changed(twice, 'recalculate')

          const community = await begin(changed([], 'recalculate'))
          await community.laurel.record(told.slice(0, split))
          await community.laurel.publishCatalog(changed(once, 'recalculate'))
          if (between) await community.laurel.backfill()
          await community.laurel.record(told.slice(split))
          const { badges } = await community.laurel.previewCatalog(last)
          const before = await community.rows<{ key: string }>(HELD)
          // Refused where somebody holds what the first change brought and the second does not have.
          const published = await community.laurel.publishCatalog(last).catch(() => null)
          if (published === null) return
          await community.laurel.backfill()
          const after = await community.rows<{ key: string }>(HELD)

          const replayed = await begin(last)
          for (const event of inOrder) await replayed.laurel.record(event)
          expect(await outcome(community)).toEqual(await outcome(replayed))
          if (!between) return
          const had = new Set(before.map(({ key }) => key))
          const gained = after.filter(({ key }) => !had.has(key)).length
          const counted = badges.flatMap(({ draft, gains }) => (draft ? [] : [gains.count]))
          expect(counted.reduce((sum, count) => sum + count, 0)).toBe(gained)
        },
      ),
      { numRuns: RUNS },
    )
  }, 600_000)

  test('E2 E15 by the policy to keep, everything ends so as well, and nobody loses a permanent badge or its date', async () => {
    await fc.assert(
      fc.asyncProperty(history, changes, fc.boolean(), async (drawn, names, meanwhile) => {
        const events = drawn.map(toEvent)
        const inOrder = events.toSorted((a, b) => a.at.localeCompare(b.at) || (a.id < b.id ? -1 : 1))
        const catalog = changed(names, 'grandfather')
        const community = await begin(changed([], 'grandfather'))
        for (const event of inOrder) await community.laurel.record(event)
        const before = await outcome(community)
        const published = await community.laurel.publishCatalog(catalog).catch(() => null)
        if (published === null) return
        // Somebody about whom something arrives first is folded by that, not by the backfill.
        const more = { id: 'z', type: 'code.pushed', at: NOW.toISOString(), actor: 'ada' }
        if (meanwhile) await community.laurel.record(more)
        await community.laurel.backfill()
        const after = await outcome(community)

        const replayed = await begin(catalog)
        for (const event of meanwhile ? [...inOrder, more] : inOrder) await replayed.laurel.record(event)
        const expected = await outcome(replayed)
        expect(after.metrics).toEqual(expected.metrics)
        const key = (award: { person: string; badge: string; instance: string }) =>
          `${award.person} ${award.badge} ${award.instance}`
        const dates = new Map(after.awards.map((award) => [key(award), award.earned_at.getTime()]))
        for (const award of expected.awards) {
          const date = dates.get(key(award)) ?? Number.NaN
          expect(date).toBeLessThanOrEqual(award.earned_at.getTime())
        }
        for (const award of before.awards) {
          if (languageCatalog.badges[award.badge]?.truth !== 'permanent') continue
          expect(dates.get(key(award)) ?? Number.NaN).toBeLessThanOrEqual(award.earned_at.getTime())
        }
        const known = new Set([...before.awards, ...expected.awards].map(key))
        expect(after.awards.filter((award) => !known.has(key(award)))).toEqual([])
      }),
      { numRuns: RUNS },
    )
  }, 600_000)
})

const HELD = `select person || ' ' || badge || ' ' || instance as key from :schema.award where revoked_at is null`
