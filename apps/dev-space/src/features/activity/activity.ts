import { type FeedItem, type FeedRequest, type Laurel, LaurelError } from '@laurel/engine'
import type { Community } from '../../community.ts'
import type { Locale } from '../../http/language.ts'
import { DEED_KINDS, type Deed, type DeedKind, type DeedPosition, recentDeeds } from './store.ts'

/** Something that happened: somebody made something, or earned a badge. */
export type Happening = Deed | EarnedBadge

export interface EarnedBadge {
  readonly kind: 'badge'
  readonly at: Date
  readonly person: string
  readonly item: FeedItem
}

export interface ActivityRequest {
  /** Only what these people did; what everybody did where null. */
  readonly people: readonly string[] | null
  /** Badges that are shown whoever earns them. */
  readonly badges?: readonly string[]
  /** `owner` where `people` is the visitor alone. */
  readonly audience?: 'public' | 'owner'
  /** Only things of these kinds, and no badges; all of them and badges unless given. */
  readonly kinds?: readonly DeedKind[]
  readonly locale: Locale
  /** `next` of the page before. */
  readonly cursor: string | null
  readonly limit: number
}

export interface ActivityPage {
  readonly items: readonly Happening[]
  readonly next: string | null
}

/**
 * What happened, the newest first: our own tables and Laurel's feeds in one order.
 *
 * @throws LaurelError `invalid_cursor`
 */
export async function readActivity({ store, laurel }: Community, request: ActivityRequest): Promise<ActivityPage> {
  const { people, kinds = DEED_KINDS, limit, locale } = request
  const begin = request.cursor === null ? START : readCursor(request.cursor)
  const feeds = feedsOf(request)
  const [deeds, ...badges] = await Promise.all([
    begin.deeds === 'over' ? [] : recentDeeds(store, { people, kinds, before: begin.deeds, limit: limit + 1 }),
    ...feeds.map((feed, index) => readBadges(laurel, feed, begin.feeds[index] ?? null, limit + 1, locale)),
  ])
  const merged = inOrder([deeds, ...badges])
  const items = merged.slice(0, limit)
  if (merged.length <= limit) return { items, next: null }
  const taken = new Set(items.map(keyOf))
  const positions = feeds.map(async (feed, index): Promise<FeedPosition> => {
    const count = (badges[index] ?? []).filter((one) => taken.has(keyOf(one))).length
    return positionAfter(laurel, feed, begin.feeds[index] ?? null, count, locale)
  })
  const last = deeds.filter((deed) => taken.has(keyOf(deed))).at(-1)
  const next: Position = { deeds: last ? positionOf(last) : begin.deeds, feeds: await Promise.all(positions) }
  return { items, next: writeCursor(next) }
}

/** Who follows people and badges reads two feeds; what is in both is shown once. */
function feedsOf({ people, kinds, badges = [], audience = 'public' }: ActivityRequest): readonly FeedRequest[] {
  if (kinds !== undefined) return []
  if (people === null) return [{}]
  const [person] = people
  const own = audience === 'owner' && person !== undefined && people.length === 1
  const feeds: FeedRequest[] = [own ? { person, audience } : { people }]
  return badges.length === 0 ? feeds : [...feeds, { badges }]
}

/** A feed goes on at a cursor of Laurel's, or is over. */
type FeedPosition = string | null | 'over'

interface Position {
  readonly deeds: DeedPosition | null | 'over'
  readonly feeds: readonly FeedPosition[]
}

const START: Position = { deeds: null, feeds: [] }

async function readBadges(
  laurel: Laurel,
  feed: FeedRequest,
  begin: FeedPosition,
  limit: number,
  locale: Locale,
): Promise<readonly EarnedBadge[]> {
  if (begin === 'over') return []
  const { items } = await laurel.feed({ ...feed, cursor: begin, limit, locale })
  return items.map((item) => ({ kind: 'badge', at: item.earnedAt, person: item.person.id, item }))
}

/** Where a feed goes on after so many: only Laurel can say. */
async function positionAfter(
  laurel: Laurel,
  feed: FeedRequest,
  begin: FeedPosition,
  count: number,
  locale: Locale,
): Promise<FeedPosition> {
  if (begin === 'over' || count === 0) return begin
  const { next } = await laurel.feed({ ...feed, cursor: begin, limit: count, locale })
  return next ?? 'over'
}

function inOrder(lists: readonly (readonly Happening[])[]): readonly Happening[] {
  const all = new Map(lists.flat().map((one) => [keyOf(one), one]))
  return [...all.values()].toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

function keyOf(one: Happening): string {
  if (one.kind !== 'badge') return `${one.kind} ${one.id}`
  return JSON.stringify([one.person, one.item.badge, one.item.instance])
}

function positionOf({ kind, id, at }: Deed): DeedPosition {
  return { kind, id, at: at.getTime() }
}

function writeCursor({ deeds, feeds }: Position): string {
  const where = deeds === null || deeds === 'over' ? deeds : [deeds.at, deeds.kind, deeds.id]
  return Buffer.from(JSON.stringify([where, ...feeds])).toString('base64url')
}

function readCursor(cursor: string): Position {
  const parts = parse(cursor)
  if (!Array.isArray(parts)) throw new LaurelError('invalid_cursor', { field: 'cursor' })
  const [where, ...feeds] = parts as readonly unknown[]
  return { deeds: readDeedPosition(where), feeds: feeds.map(readFeedPosition) }
}

function readDeedPosition(where: unknown): Position['deeds'] {
  if (where === null || where === 'over') return where
  const [at, kind, id] = Array.isArray(where) ? (where as readonly unknown[]) : []
  const known = DEED_KINDS.find((one) => one === kind)
  const isWhole = typeof at === 'number' && Math.abs(at) < 1e14 && typeof id === 'string' && /^\d{1,18}$/.test(id)
  if (!isWhole || known === undefined) throw new LaurelError('invalid_cursor', { field: 'cursor' })
  return { at, kind: known, id }
}

/** What is no cursor of Laurel's is refused by Laurel. */
function readFeedPosition(position: unknown): FeedPosition {
  return position === null ? null : String(position)
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    // Whatever it is, we did not write it; the caller says so.
    return null
  }
}
