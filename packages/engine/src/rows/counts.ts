import type { Tier } from '@laurel/core'

/** How many people hold each badge, as it was counted last. */
export interface BadgeCounts {
  /** Those who can hold something: everybody who may be seen and did anything that counts. */
  readonly people: number
  readonly badges: ReadonlyMap<string, number>
  /** How much there was to count. */
  readonly size: number
}

/** How many people hold any badge of each tier and of each category. */
export interface GroupCounts {
  readonly tiers: Readonly<Record<Tier, number>>
  readonly categories: Readonly<Record<string, number>>
  readonly size: number
}

/** So little is counted anew each time; more is kept for some seconds. */
const FEW = 1_000

/** For so long what was counted is shown, in milliseconds, or longer where counting takes long. */
const KEPT_FOR = 5_000

/** The part of the time that goes into counting, at most. */
const SHARE = 1 / 20

interface Kept<T> {
  readonly version: number
  readonly counted: Promise<T>
  /** Without an end while it is being counted: whoever asks meanwhile waits for the same. */
  until: number
}

/** What was counted of a whole community: pages show it, and none should read everything for it. */
export class KeptCount<T extends { readonly size: number }> {
  #kept: Kept<T> | null = null

  /** As it was counted last with this version of the catalog; anew where that is too long ago. */
  read(version: number, now: () => Date, count: () => Promise<T>): Promise<T> {
    const kept = this.#kept
    if (kept !== null && kept.version === version && now().getTime() < kept.until) return kept.counted
    const begun = performance.now()
    const fresh: Kept<T> = { version, counted: count(), until: Number.POSITIVE_INFINITY }
    this.#kept = fresh
    fresh.counted.then(
      ({ size }) => {
        const keptFor = Math.max(KEPT_FOR, (performance.now() - begun) / SHARE)
        fresh.until = size <= FEW ? Number.NEGATIVE_INFINITY : now().getTime() + keptFor
      },
      () => {
        fresh.until = Number.NEGATIVE_INFINITY
      },
    )
    return fresh.counted
  }

  forget(): void {
    this.#kept = null
  }
}

/** What one process knows of how many hold what. */
export class Counts {
  readonly badges = new KeptCount<BadgeCounts>()
  readonly groups = new KeptCount<GroupCounts>()

  /** Somebody chose to be seen or not to be: the next page shows it. */
  forget(): void {
    this.badges.forget()
    this.groups.forget()
  }
}
