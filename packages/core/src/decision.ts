import { z } from 'zod'
import type { Badge } from './catalog.ts'
import type { Fact } from './event.ts'
import { detailsOf, type Ground, type Holding, packHolding } from './holding.ts'

/**
 * Decisions about a person's badges are facts like any other: they stand in the history with who took them and why,
 * and the evaluator meets them in the order in which they were taken.
 */
const decided = {
  badge: z.string(),
  instance: z.string().default(''),
  by: z.string().optional(),
  reason: z.string().optional(),
}

const schemas = {
  /** Held from now on, whatever the rules say; `since` where it was held before, `kept` where nobody decided it by hand. */
  'laurel.granted': z.strictObject({
    ...decided,
    since: z.number().optional(),
    ground: z.enum(['manual', 'kept']).default('manual'),
  }),
  /** Not held, whatever the rules say, until that is lifted. */
  'laurel.revoked': z.strictObject(decided),
  /** The rules decide again. */
  'laurel.lifted': z.strictObject(decided),
} as const

/** An account begins anew: everything counted is gone, and the badges whose policy says so. */
export const RESET = 'laurel.reset'

export type DecisionType = keyof typeof schemas

export interface Decision {
  readonly type: DecisionType
  readonly badge: string
  readonly instance: string
  readonly by?: string | undefined
  readonly reason?: string | undefined
  readonly since?: number | undefined
  readonly ground?: Exclude<Ground, 'rule'>
}

/** Whether events of this type decide about badges. */
export function isDecision(type: string): boolean {
  return Object.hasOwn(schemas, type) || type === RESET
}

/**
 * What a fact decides.
 *
 * @throws TypeError when its data is not that of a decision.
 */
export function decisionOf(fact: Fact): Decision {
  const schema = schemas[fact.type as DecisionType]
  const parsed = schema.safeParse(fact.data)
  if (!parsed.success) throw new TypeError(`${fact.type} needs data with a badge, and nothing it does not know.`)
  return { type: fact.type as DecisionType, ...parsed.data }
}

/** The holding after a decision taken at an instant. */
export function decide(holding: Holding | undefined, decision: Decision, at: number): Holding | undefined {
  const { blocked, granted, ground, ...rules } = detailsOf(holding)
  switch (decision.type) {
    case 'laurel.granted': {
      const since = Math.min(decision.since ?? at, granted ?? Number.POSITIVE_INFINITY)
      return packHolding({ ...rules, granted: since, ground: decision.ground ?? 'manual' })
    }
    case 'laurel.revoked':
      return packHolding({ ...rules, blocked: true })
    case 'laurel.lifted':
      return packHolding({ ...rules, granted, ground })
  }
}

/** Whether a reset takes a badge away. */
export function isLostOnReset(badge: Badge | undefined): boolean {
  return badge?.reset === 'lose'
}
