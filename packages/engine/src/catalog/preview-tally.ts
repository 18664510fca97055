import type { AwardChange } from '../record/change.ts'
import type { StoredAward } from '../record/fold.ts'
import type { Folded } from './fold-people.ts'

/** What a catalog does to one badge. */
export interface BadgePreview {
  readonly badge: string
  /** Whether it is a draft: then this is what it would give if it were none. */
  readonly draft: boolean
  /** Awards that people get, and those they lose. */
  readonly gains: Effect & { readonly earliest: Date | null; readonly latest: Date | null }
  readonly losses: Effect
  /** Awards that stay, or keep their date, only because the badge's policy says so. */
  readonly keeps: Effect
  /** Awards that are dated otherwise from then on. */
  readonly moves: Effect
}

export interface Effect {
  readonly count: number
  /** Five of them at most. */
  readonly samples: readonly Sample[]
}

export interface Sample {
  readonly person: string
  readonly instance: string
  /** Since when it would be held, or was. */
  readonly earnedAt: Date
}

const SAMPLES = 5

type Kind = 'gains' | 'losses' | 'keeps' | 'moves'

/** Adds up what becomes of people, badge by badge. */
export class Tally {
  people = 0
  messages = 0
  readonly #at: number
  readonly #badges = new Map<string, Readonly<Record<Kind, Sum>>>()

  constructor(badges: Iterable<string>, at: number) {
    this.#at = at
    for (const badge of badges) this.#of(badge)
  }

  add({ change, stored }: Folded, isTold: boolean): void {
    this.people += 1
    if (isTold) this.messages += 1
    const person = change.id
    const before = new Map(stored.map((award) => [keyOf(award), award]))
    const kept = keptIn(change.facts.map(({ data }) => data))
    for (const award of change.earned) this.#count('gains', person, award)
    for (const award of stored) if (kept.has(keyOf(award))) this.#count('keeps', person, award)
    for (const award of change.awards) {
      const kind = kept.has(keyOf(award)) ? null : kindOf(award, before.get(keyOf(award)), this.#at)
      if (kind !== null) this.#count(kind, person, award)
    }
    for (const award of change.lost) {
      const held = before.get(keyOf(award))
      if (held !== undefined && !isOver(held, this.#at)) this.#count('losses', person, held)
    }
  }

  badges(): readonly BadgePreview[] {
    return [...this.#badges].map(([badge, { gains, losses, keeps, moves }]) => ({
      badge,
      draft: false,
      gains: { ...gains.effect(), earliest: gains.earliest(), latest: gains.latest() },
      losses: losses.effect(),
      keeps: keeps.effect(),
      moves: moves.effect(),
    }))
  }

  #count(kind: Kind, person: string, award: Pick<StoredAward, 'badge' | 'instance' | 'earnedAt'>): void {
    this.#of(award.badge)[kind].add(person, award)
  }

  #of(badge: string): Readonly<Record<Kind, Sum>> {
    const found = this.#badges.get(badge)
    if (found !== undefined) return found
    const fresh = { gains: new Sum(), losses: new Sum(), keeps: new Sum(), moves: new Sum() }
    this.#badges.set(badge, fresh)
    return fresh
  }
}

/** What became of an award that was there before; null where nothing that matters to anybody. */
function kindOf(award: AwardChange, before: StoredAward | undefined, at: number): 'losses' | 'moves' | null {
  if (before === undefined || before.revoked) return null
  if (award.revoked !== null) return isOver(before, at) ? null : 'losses'
  return award.earnedAt === before.earnedAt ? null : 'moves'
}

/** What time had ended is no loss by the catalog. */
function isOver({ ends }: StoredAward, at: number): boolean {
  return ends !== null && ends <= at
}

/** The awards that facts of keeping are about. */
function keptIn(decided: readonly unknown[]): ReadonlySet<string> {
  return new Set(decided.flatMap((data) => (isAward(data) ? [keyOf(data)] : [])))
}

function isAward(data: unknown): data is { readonly badge: string; readonly instance: string } {
  return typeof data === 'object' && data !== null && 'badge' in data && 'instance' in data
}

function keyOf({ badge, instance }: { readonly badge: string; readonly instance: string }): string {
  return `${badge}\n${instance}`
}

/** A number, with a few of those it counts. */
class Sum {
  #count = 0
  #earliest: number | null = null
  #latest: number | null = null
  readonly #samples: Sample[] = []

  add(person: string, { instance, earnedAt }: Pick<StoredAward, 'instance' | 'earnedAt'>): void {
    this.#count += 1
    this.#earliest = Math.min(this.#earliest ?? earnedAt, earnedAt)
    this.#latest = Math.max(this.#latest ?? earnedAt, earnedAt)
    if (this.#samples.length < SAMPLES) this.#samples.push({ person, instance, earnedAt: new Date(earnedAt) })
  }

  effect(): Effect {
    return { count: this.#count, samples: this.#samples }
  }

  earliest(): Date | null {
    return this.#earliest === null ? null : new Date(this.#earliest)
  }

  latest(): Date | null {
    return this.#latest === null ? null : new Date(this.#latest)
  }
}
