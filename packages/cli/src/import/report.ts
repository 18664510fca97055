import type { Problem, Tier } from '@laurel/core'
import type { HistoryEvent, Note } from '@laurel/git'
import type { SinkResult } from './sink.ts'

/** What an import did, for people and for scripts. */
export interface ImportReport {
  /** The target of the events, such as `owner/name`; null where the history is empty. */
  readonly repository: string | null
  /** Commits that were looked at, new or not. */
  readonly looked: number
  readonly people: { readonly total: number; readonly new: number; readonly renamed: number }
  /** New ones only. */
  readonly commits: number
  readonly merges: number
  readonly releases: number
  /** Known from an import before this one. */
  readonly duplicates: number
  readonly awards: number
  readonly badges: readonly BadgeCount[]
  /** Whose work most of this history is. */
  readonly mostActive: { readonly id: string; readonly name: string; readonly events: number } | null
  readonly leftOut: readonly (Note | Refusal)[]
  /** Taken over, but not whole. */
  readonly incomplete: readonly Note[]
  /** Whether it was stopped before the end. */
  readonly interrupted: boolean
}

interface BadgeCount {
  readonly badge: string
  readonly tier: Tier
  readonly count: number
}

/** An event that the engine did not want. */
export interface Refusal {
  readonly reason: string
  readonly message: string
  readonly commit: string
}

const COUNTED = { 'commit.pushed': 'commits', 'merge.pushed': 'merges', 'release.tagged': 'releases' } as const

/** Counts what happens while it happens. */
export class Tally {
  readonly counts = { commits: 0, merges: 0, releases: 0, duplicates: 0, awards: 0 }
  readonly badges = new Map<string, BadgeCount>()
  readonly leftOut: (Note | Refusal)[] = []
  readonly incomplete: Note[] = []
  repository: string | null = null

  add(event: HistoryEvent, result: SinkResult): void {
    this.repository = event.target
    if (result.status === 'rejected') this.leftOut.push(refusal(event, result.problem))
    if (result.status === 'duplicate') this.counts.duplicates += 1
    if (result.status !== 'recorded') return
    this.counts[COUNTED[event.type]] += 1
    for (const { badge, tier } of result.awards) {
      this.counts.awards += 1
      this.badges.set(badge, { badge, tier, count: (this.badges.get(badge)?.count ?? 0) + 1 })
    }
  }

  report(rest: Pick<ImportReport, 'looked' | 'people' | 'mostActive' | 'interrupted'>): ImportReport {
    const badges = [...this.badges.values()].sort((a, b) => b.count - a.count)
    const { repository, leftOut, incomplete } = this
    return { repository, ...this.counts, ...rest, badges, leftOut, incomplete }
  }
}

function refusal(event: HistoryEvent, problem: Problem | undefined): Refusal {
  const { code: reason, message } = problem ?? { code: 'rejected', message: 'The event was rejected.' }
  return { reason, message, commit: event.id }
}
