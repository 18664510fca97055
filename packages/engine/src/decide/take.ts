import {
  advance,
  elapse,
  type Fact,
  type FoldOptions,
  heldSince,
  holdingOf,
  isDecidedAlready,
  type Rules,
} from '@laurel/core'
import { LaurelError } from '../errors.ts'
import type { LoadedPerson } from '../record/load.ts'
import type { Supply } from '../rows/supply.ts'
import type { Draft } from './draft.ts'

export interface DecisionResult {
  /** `already`: it was so before, and nothing was written. */
  readonly status: 'done' | 'already'
  /** Whether the badge is held now; after a reset, whether any badge is. */
  readonly held: boolean
}

/**
 * What a decision comes to, in the states that were loaded for it. They are changed to what they are after it.
 *
 * @throws LaurelError `sold_out` when a limited badge is granted of which none is left.
 */
export function take(
  rules: Rules,
  person: Pick<LoadedPerson, 'id' | 'states' | 'zones'>,
  { type, badge, instance }: Omit<Draft, 'fact'>,
  fact: Fact,
  supply: Supply,
): DecisionResult {
  const { id, states, zones } = person
  const options: FoldOptions = {
    zones,
    claim: (limited, of) => supply.claim({ person: id, badge: limited, instance: of }),
    release: (limited, of) => supply.release({ person: id, badge: limited, instance: of }),
  }
  // What time has ended is no longer held, whether or not anybody noticed.
  elapse(rules, states, fact.at, options)
  const isHeld = () => heldSince(holdingOf(rules.catalog, states, badge, instance)) !== undefined
  if (isDecidedAlready(holdingOf(rules.catalog, states, badge, instance), type))
    return { status: 'already', held: isHeld() }

  advance(rules, id, states, [fact], options)
  if (type === 'laurel.granted' && !isHeld()) throw new LaurelError('sold_out', { field: 'badge' })
  return { status: 'done', held: isHeld() }
}

/** The decision later than everything that is known of the person: whoever decides has seen it. */
export function datedAfter(fact: Fact, newest: Pick<Fact, 'at'> | null): Fact {
  return newest === null ? fact : { ...fact, at: Math.max(fact.at, newest.at + 1) }
}
