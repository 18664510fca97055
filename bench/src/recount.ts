import type { EventInput } from '@laurel/core'
import { devSpaceEvents, take } from './events.ts'
import { type Claim, median, seconds } from './measure.ts'
import type { Store } from './stores.ts'

const PEOPLE = 200
const PAST = 1_000
const ROUNDS = 7

/**
 * What a team would write: after each action count everything anew and compare, as the `check_badges` of a
 * first draft does. Here for people who did a thousand things before, against folding one event forward.
 */
export async function measureRecount(store: Store): Promise<readonly Claim[]> {
  await store.query(`create table bare.badge (person text, badge text, primary key (person, badge))`)
  await store.query(`create index recount on bare.event (person, type)`)
  await store.query(`create index recount_owner on bare.event (owner, type) where owner is not null`)
  const events = devSpaceEvents(PEOPLE, 7)
  for (let done = 0; done < PEOPLE * PAST; done += 1_000) {
    const batch = take(events, 1_000)
    await store.laurel.record(batch)
    await insertPlain(store, batch)
  }
  await store.query('analyze')

  const batches = { ours: [] as number[], theirs: [] as number[] }
  const single = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const many = take(events, 1_000)
    batches.ours.push(many.length / (await seconds(() => store.laurel.record(many))))
    batches.theirs.push(100 / (await seconds(() => each(many.slice(0, 100), (event) => actAndRecount(store, event)))))
    const few = take(events, 100)
    single.ours.push(few.length / (await seconds(() => each(few, (event) => store.laurel.record(event)))))
    single.theirs.push(few.length / (await seconds(() => each(few, (event) => actAndRecount(store, event)))))
  }
  return [claim('in batches of 1,000', batches, 20), claim('single events', single, 3)]

  function claim(name: string, measured: typeof batches, aim: number): Claim {
    const [ours, theirs] = [median(measured.ours), median(measured.theirs)]
    const ratio = ours / theirs
    return {
      name,
      engine: store.name,
      ours,
      theirs,
      beside: 'recount per action',
      ratio,
      aim: `≥ ${aim}`,
      met: ratio >= aim,
    }
  }
}

/** The action itself, then the draft's four counts, then the badges among them that are not held yet. */
async function actAndRecount(store: Store, event: EventInput): Promise<void> {
  await insertPlain(store, [event])
  const counts = new Map<string, number>()
  for (const [counter, query] of Object.entries(COUNTS)) {
    const [row] = (await store.query(query, [event.actor])) as readonly { readonly count: number }[]
    counts.set(counter, row?.count ?? 0)
  }
  const rows = (await store.query('select badge from bare.badge where person = $1', [event.actor])) as readonly {
    badge: string
  }[]
  const held = new Set(rows.map((row) => row.badge))
  for (const [badge, counter, least] of LADDERS) {
    if (held.has(badge) || (counts.get(counter) ?? 0) < least) continue
    await store.query('insert into bare.badge values ($1, $2) on conflict do nothing', [event.actor, badge])
  }
}

const COUNTS = {
  projects: `select count(*)::int4 from bare.event where person = $1 and type = 'project.created'`,
  interactions: `select count(*)::int4 from bare.event where person = $1
                 and type in ('reaction.given', 'comment.created', 'reply.created', 'user.followed')`,
  journeys: `select count(*)::int4 from bare.event where person = $1 and type = 'journey.logged'`,
  collabs: `select count(*)::int4 from bare.event where owner = $1 and type = 'contribution.approved'`,
}

/** The thresholds of the draft, fewer than the catalog that we evaluate. */
const LADDERS = [
  ['First Builder', 'projects', 1],
  ['Project Rookie', 'projects', 5],
  ['Project Pro', 'projects', 30],
  ['Social Freak', 'interactions', 100],
  ['Networking Master', 'interactions', 300],
  ['Journey Starter', 'journeys', 10],
  ['Journey Master', 'journeys', 100],
  ['Collab Guru', 'collabs', 10],
] as const

async function insertPlain(store: Store, events: readonly EventInput[]): Promise<void> {
  await store.query(
    `insert into bare.event (person, id, type, at, received_at, actor, owner, target, value)
     select e.actor, e.id, e.type, e.at, e.at, e.actor, e.owner, e.target, 1
     from json_to_recordset($1) as e(id text, type text, at timestamptz, actor text, owner text, target text)
     on conflict do nothing`,
    [JSON.stringify(events)],
  )
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) await work(item)
}
