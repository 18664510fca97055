import type { Rules } from '@laurel/core'
import type { Context } from '../context.ts'
import { type Database, maybeOne } from '../database/database.ts'
import { list, sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { isHeldAt } from '../rows/held.ts'
import { shownFor } from '../rows/pins.ts'
import { isRecognition, RECOGNITIONS, type Recognition } from '../rows/visible.ts'

/** What a person chooses about their own recognition. */
export interface Preferences {
  /**
   * Who sees it. `all`: everybody. `quiet`: everybody, and the person gets no notices. `private`: only the person.
   * `off`: nobody, not even the person; what they do is kept, and counts again as soon as they change their mind.
   */
  readonly recognition: Recognition
  /** Badges that come first on the profile, in this order, at most 20. Those that are not held now keep their place. */
  readonly pins: readonly string[]
  /** Badges that nobody else sees. */
  readonly hidden: readonly string[]
}

/** How many badges can be pinned; the first that are held are shown. */
const MOST_PINS = 20

/** Null when nobody has this id. */
export async function readPreferences(context: Context, person: string): Promise<Preferences | null> {
  const { db, rules } = context
  const row = await maybeOne<Preferences>(
    db,
    sql`select p.recognition, p.pins, p.hidden from ${db.schema}.person p where p.id = ${person}`,
  )
  return row === null ? null : asCalledNow(rules, row)
}

/**
 * Changes what a person chose; what is left out stays as it is. `pins` replaces the list, and those that are not held
 * now and were left out keep their place in it, since the person did not see them.
 *
 * @throws LaurelError `unknown_person`, or `invalid_preferences` naming the field.
 */
export async function savePreferences(
  context: Context,
  person: string,
  wish: Partial<Preferences>,
): Promise<Preferences> {
  const saved = await context.db.transaction((tx) => change(context, tx, person, wish))
  context.counts.forget()
  return saved
}

async function change(
  context: Context,
  tx: Database,
  person: string,
  wish: Partial<Preferences>,
): Promise<Preferences> {
  const { rules } = context
  const row = await maybeOne<Preferences>(
    tx,
    sql`select p.recognition, p.pins, p.hidden from ${tx.schema}.person p where p.id = ${person} for update`,
  )
  if (row === null) throw new LaurelError('unknown_person', { field: 'person' })
  const before = asCalledNow(rules, row)
  const held = await readHeld(context, tx, person)
  const after: Preferences = {
    recognition: checkRecognition(wish.recognition) ?? before.recognition,
    pins: mergePins(rules, before.pins, checkBadges(rules, 'pins', wish.pins, before.pins, held), held),
    hidden: checkBadges(rules, 'hidden', wish.hidden, before.hidden, held) ?? before.hidden,
  }
  await tx.many(
    // Whoever is folding events for this person meanwhile reads again: they may be told of no more.
    sql`update ${tx.schema}.person set version = version + 1, recognition = ${after.recognition},
          pins = ${list(after.pins)}, hidden = ${list(after.hidden.flatMap((id) => namesOf(rules, id)))}
        where id = ${person}`,
  )
  return after
}

/** Under every name that its awards may still have. */
function namesOf({ catalog }: Rules, badge: string): readonly string[] {
  return [badge, ...(catalog.badges[badge]?.previousIds ?? [])]
}

function asCalledNow({ renamed }: Rules, { recognition, pins, hidden }: Preferences): Preferences {
  const named = (ids: readonly string[]) => [...new Set(ids.map((id) => renamed.get(id) ?? id))]
  return { recognition, pins: named(pins), hidden: named(hidden) }
}

async function readHeld(context: Context, tx: Database, person: string): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ badge: string }>(
    sql`select distinct a.badge from ${tx.schema}.award a where a.person = ${person} and ${isHeldAt(context)}`,
  )
  return new Set(rows.map(({ badge }) => badge))
}

function checkRecognition(wish: unknown): Recognition | undefined {
  if (wish === undefined || isRecognition(wish)) return wish
  throw invalid('recognition', `recognition is one of ${RECOGNITIONS.join(', ')}.`)
}

/** One that the catalog no longer has may stay; a secret one may be named by who holds it. */
function checkBadges(
  { catalog, renamed }: Rules,
  field: 'pins' | 'hidden',
  wish: readonly string[] | undefined,
  before: readonly string[],
  held: ReadonlySet<string>,
): readonly string[] | undefined {
  if (wish === undefined) return undefined
  const given: readonly unknown[] = Array.isArray(wish) ? wish : [null]
  const badges = given.map((id) => {
    if (typeof id !== 'string') throw invalid(field, `${field} is a list of badge ids.`)
    const badge = renamed.get(id) ?? id
    const known = Object.hasOwn(catalog.badges, badge) ? catalog.badges[badge] : undefined
    if (held.has(badge) || before.includes(badge) || known?.visibility === 'public') return badge
    throw invalid(field, `No badge is called ${JSON.stringify(id.slice(0, 100))}. Check the catalog.`)
  })
  if (new Set(badges).size < badges.length) throw invalid(field, `${field} names a badge twice.`)
  if (field === 'pins' && badges.length > MOST_PINS) throw invalid(field, `At most ${MOST_PINS} badges can be pinned.`)
  return badges
}

function mergePins(
  rules: Rules,
  before: readonly string[],
  wish: readonly string[] | undefined,
  held: ReadonlySet<string>,
): readonly string[] {
  if (wish === undefined) return before
  const merged = [...wish]
  for (const [place, pin] of before.entries()) {
    const unseen = shownFor(rules, pin, held) === null && !merged.includes(pin)
    if (unseen && merged.length < MOST_PINS) merged.splice(place, 0, pin)
  }
  return merged
}

function invalid(field: string, detail: string): LaurelError {
  return new LaurelError('invalid_preferences', { field, detail })
}
