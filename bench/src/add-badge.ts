import { devSpace } from '@laurel/catalogs'
import { type Catalog, parseCatalog, reach } from '@laurel/core'
import { devSpaceEvents, take } from './events.ts'
import { type Claim, median, seconds } from './measure.ts'
import type { Store } from './stores.ts'

const PEOPLE = 100_000
const ROUNDS = 3

/**
 * Adding a badge on something that was not counted before, with a million events stored: to preview it, and to give it
 * to everybody who has earned it, against one scan that counts the same events by person and tells nobody anything.
 */
export async function measureAddBadge(store: Store, stored: number): Promise<readonly Claim[]> {
  const events = devSpaceEvents(PEOPLE, 6)
  for (let done = 0; done < stored; done += 1_000) {
    await store.laurel.record(take(events, 1_000), { announce: false })
    if (done % 200_000 === 0 && done > 0) console.error(`  ${done.toLocaleString('en')} events stored`)
  }
  await store.query('vacuum analyze')

  const times = { scan: [] as number[], preview: [] as number[], backfill: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const catalog = withBadge(round)
    times.scan.push(await seconds(() => store.query(SCAN)))
    times.preview.push(await seconds(() => store.laurel.previewCatalog(catalog)))
    await store.laurel.publishCatalog(catalog, { by: 'bench' })
    times.backfill.push(await seconds(() => store.laurel.backfill()))
  }
  const theirs = stored / median(times.scan)
  const claim = (what: string, taken: readonly number[]): Claim => {
    const ours = stored / median(taken)
    const name = `${what} a new badge, ${stored.toLocaleString('en')} events stored`
    const ratio = theirs / ours
    return { name, engine: store.name, ours, theirs, beside: 'group by scan', ratio, aim: '≤ 3', met: ratio <= 3 }
  }
  return [claim('preview of', times.preview), claim('backfill of', times.backfill)]
}

const SCAN = 'select person, count(*) from laurel.event group by person'

/** The catalog with one badge more for each round: those of earlier rounds are held by now, and stay. */
function withBadge(round: number): Catalog {
  const ids = Array.from({ length: round + 1 }, (_, index) => `talkative-${index}`)
  return parseCatalog({
    ...devSpace,
    metrics: { ...devSpace.metrics, ...Object.fromEntries(ids.map((id) => [id, METRIC])) },
    badges: { ...devSpace.badges, ...Object.fromEntries(ids.map((id) => [id, badge(id)])) },
  })
}

const METRIC = {
  kind: 'count',
  credit: 'actor',
  of: ['comment.created'],
  noun: {
    en: '{count, plural, one {comment} other {comments}}',
    de: '{count, plural, one {Kommentar} other {Kommentare}}',
  },
}

function badge(id: string) {
  return {
    name: { en: 'Talkative', de: 'Gesprächig' },
    description: { en: 'Five comments.', de: 'Fünf Kommentare.' },
    category: 'social',
    tier: 'bronze',
    glyph: 'message-circle',
    criteria: reach(id, 5),
  }
}
