import { byOccurrence, type Fact, peopleOf, type Rules, subjectOf } from '@laurel/core'
import { keyOf } from '../rows/fact-key.ts'
import { Supply } from '../rows/supply.ts'
import type { PersonChange } from './change.ts'
import { type Keep, refold, type StoredAward } from './fold.ts'
import { type CorrectedEvent, type Judged, withValue } from './judge.ts'
import type { LoadedPerson } from './load.ts'

/** Everybody who is to be folded anew because an event that credits them counts differently from now on. */
export function peopleAgain({ corrected }: Pick<Judged, 'corrected'>): ReadonlySet<string> {
  return new Set(corrected.flatMap(({ fact }) => peopleOf(fact)))
}

/** All that one person is folded anew with. */
export interface Refolding {
  readonly person: LoadedPerson
  /** Their history as it is stored, before `corrected`. */
  readonly history: readonly Fact[]
  /** The facts of the batch that count for them. */
  readonly arrived: readonly Fact[]
  readonly awards: readonly StoredAward[]
  readonly corrected: readonly CorrectedEvent[]
  readonly at: Date
}

/**
 * Folds a person's whole history anew, with facts that arrived late and stored ones as they count from now on. What
 * others should not have done takes no permanent badge from somebody who only gained by it, unless the badge says so.
 */
export function refoldCorrected(rules: Rules, refolding: Refolding, supply: Supply): PersonChange {
  const { person, awards, corrected } = refolding
  const own = corrected.filter(({ fact }) => subjectOf(fact) === person.id)
  const touched = corrected.filter(({ fact }) => peopleOf(fact).includes(person.id))
  const history = historyWith(refolding, touched)
  if (touched.length === own.length) return refold(rules, person, history, awards, supply)
  return refold(rules, person, history, awards, supply, keepUnless(rules, refolding, own))
}

/** Keeps what others' doing gave, and not what falls with the person's own. */
function keepUnless(rules: Rules, refolding: Refolding, own: readonly CorrectedEvent[]): Keep {
  const fallen = own.length === 0 ? NONE : lostBy(rules, refolding, own)
  return {
    reason: 'void',
    applies: (badge, award) => !badge.voidCascades && !fallen.has(awardKey(award)),
    dates: false,
    at: refolding.at.getTime(),
  }
}

const NONE: ReadonlySet<string> = new Set()

function lostBy(rules: Rules, refolding: Refolding, own: readonly CorrectedEvent[]): ReadonlySet<string> {
  const { person, awards } = refolding
  const change = refold(rules, person, historyWith(refolding, own), awards, new Supply(rules))
  return new Set([...change.lost, ...change.awards.filter((award) => award.revoked !== null)].map(awardKey))
}

/** What counts once these events are corrected, in the order in which it happened. */
function historyWith({ person, history, arrived }: Refolding, corrected: readonly CorrectedEvent[]): readonly Fact[] {
  const changed = new Set(corrected.map(({ fact }) => keyOf(fact)))
  const counting = corrected.filter(({ fact, judgement }) => {
    return peopleOf(fact).includes(person.id) && judgement.ignored !== 'retracted'
  })
  return [
    ...history.filter((fact) => !changed.has(keyOf(fact))),
    ...counting.map(({ fact, judgement }) => withValue(fact, judgement)),
    ...arrived,
  ].sort(byOccurrence)
}

function awardKey(award: { readonly badge: string; readonly instance: string }): string {
  return `${award.badge}\n${award.instance}`
}
