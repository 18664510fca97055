import type { EventInput } from '@laurel/core'
import type { QueryTransaction } from '@laurel/engine'
import { devSpaceEvents, take } from './events.ts'
import { type Claim, median, seconds } from './measure.ts'
import type { Store } from './stores.ts'

const ROUNDS = 9
const REQUESTS = 100
const WAITING = 10_000

/** What a host does in the transaction of a request, beside its own insert. */
const WAYS: Readonly<Record<string, Way>> = {
  'recordOrEnqueue in the transaction': {
    table: 'bare.host',
    tell: (store, event, transaction) => store.laurel.recordOrEnqueue(event, { transaction }),
  },
  'enqueue in the transaction': {
    table: 'bare.host',
    tell: (store, event, transaction) => store.laurel.enqueue(event, { transaction }),
  },
  'a watched table': { table: 'bare.watched', tell: async () => {} },
}

interface Way {
  readonly table: string
  tell(store: Store, event: EventInput, transaction: QueryTransaction): Promise<unknown>
}

/** What telling Laurel costs a host's request, and how fast a worker records what waits. */
export async function measureHost(store: Store): Promise<readonly Claim[]> {
  await store.query('create table bare.host (id text primary key, actor text not null, at timestamptz)')
  await store.query('create table bare.watched (id text primary key, actor text not null, at timestamptz)')
  await store.query(
    `select laurel.watch_table('bare.watched', 'project.created', actor => '{actor}', target => '{id}', at => '{at}')`,
  )
  const events = devSpaceEvents(2_000, 7)
  for (let done = 0; done < 20_000; done += 1_000) await store.laurel.record(take(events, 1_000))

  const claims: Claim[] = []
  for (const [name, way] of Object.entries(WAYS)) claims.push(await compare(store, name, way, events))
  await emptied(store)
  return [...claims, await measureWorker(store, events)]
}

async function compare(
  store: Store,
  name: string,
  way: Way,
  events: ReturnType<typeof devSpaceEvents>,
): Promise<Claim> {
  const plain: number[] = []
  const told: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const [first, second] = [take(events, REQUESTS), take(events, REQUESTS)]
    plain.push(REQUESTS / (await seconds(() => requests(store, first, PLAIN))))
    told.push(REQUESTS / (await seconds(() => requests(store, second, way))))
  }
  const [ours, theirs] = [median(told), median(plain)]
  const ratio = ours / theirs
  return {
    name: `requests with ${name}`,
    engine: store.name,
    ours,
    theirs,
    beside: 'insert alone',
    ratio,
    aim: '',
    met: true,
  }
}

const PLAIN: Way = { table: 'bare.host', tell: async () => {} }

async function requests(store: Store, events: readonly EventInput[], { table, tell }: Way): Promise<void> {
  for (const event of events) {
    await store.transaction(async (tx) => {
      await tx.query(`insert into ${table} values ($1, $2, $3)`, [event.id, event.actor ?? event.owner, event.at])
      await tell(store, event, tx)
    })
  }
}

/** Recording what waits, beside recording the same number directly. */
async function measureWorker(store: Store, events: ReturnType<typeof devSpaceEvents>): Promise<Claim> {
  const batches = () => Array.from({ length: WAITING / 1_000 }, () => take(events, 1_000))
  const direct = batches()
  const theirs =
    WAITING /
    (await seconds(async () => {
      for (const batch of direct) await store.laurel.record(batch)
    }))
  for (const batch of batches()) await store.laurel.enqueue(batch)
  const ours = WAITING / (await seconds(() => emptied(store)))
  const ratio = ours / theirs
  const name = 'recording what waits'
  return {
    name,
    engine: store.name,
    ours,
    theirs,
    beside: 'record, batches of 1,000',
    ratio,
    aim: '≥ 0.7',
    met: ratio >= 0.7,
  }
}

async function emptied(store: Store): Promise<void> {
  const worker = store.laurel.startWorker()
  await worker.runOnce()
  await worker.stop()
}
