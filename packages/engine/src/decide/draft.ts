import { randomUUID } from 'node:crypto'
import { type Badge, type DecisionType, type Fact, isInstance, parseEvent, RESET, type Rules } from '@laurel/core'
import { LaurelError } from '../errors.ts'

/** What is decided about a badge of a person, by whom, and why. */
export interface DecisionRequest {
  readonly person: string
  readonly badge: string
  /** The target, period or season, for a badge that is held once for each of them; nothing for any other. */
  readonly instance?: string
  readonly by: string
  readonly reason: string
}

export type ResetRequest = Pick<DecisionRequest, 'person' | 'by' | 'reason'>

/** A decision as the fact that it is to be stored as, and what it is about. */
export interface Draft {
  readonly fact: Fact
  readonly type: DecisionType
  readonly person: string
  readonly badge: string
  readonly instance: string
}

/** @throws LaurelError `invalid_decision` where nobody is named who decides. */
export function requireBy(by: string): void {
  words('by', by)
}

/**
 * A decision about a badge, checked.
 *
 * @throws LaurelError `unknown_badge`, `invalid_instance`, `invalid_person` or `invalid_decision`.
 */
export function draftOf(rules: Rules, type: DecisionType, request: DecisionRequest, now: Date): Draft {
  const { person, instance = '' } = request
  const badge = badgeOf(rules, request.badge)
  if (type === 'laurel.granted' && badge.status === 'draft') throw new LaurelError('unknown_badge', DRAFT)
  if (!isInstance(rules.catalog, badge, instance)) throw invalidInstance(badge)
  const about = { badge: request.badge, ...(instance === '' ? {} : { instance }) }
  return { fact: toFact(type, request, about, now), type, person, badge: request.badge, instance }
}

/**
 * The reset of somebody's account as a fact.
 *
 * @throws LaurelError `invalid_person` or `invalid_decision`.
 */
export function resetFact(request: ResetRequest, now: Date): Fact {
  return toFact(RESET, request, {}, now)
}

const DRAFT = { field: 'badge', detail: 'This badge is a draft, and nobody can hold it. Publish it as active first.' }

function badgeOf({ catalog }: Rules, id: string): Badge {
  const badge = Object.hasOwn(catalog.badges, id) ? catalog.badges[id] : undefined
  if (badge === undefined) throw new LaurelError('unknown_badge', { field: 'badge' })
  return badge
}

function toFact(type: string, { person, by, reason }: ResetRequest, about: object, now: Date): Fact {
  const data = { ...about, by: words('by', by), reason: words('reason', reason) }
  const input = { id: `decision:${randomUUID()}`, type, at: now.toISOString(), owner: person, data }
  const parsed = parseEvent(input, now.getTime())
  if ('fact' in parsed) return parsed.fact
  const { field, message } = parsed.problem
  if (field === 'owner') throw new LaurelError('invalid_person', { field: 'person', detail: INVALID_PERSON })
  throw new LaurelError('invalid_decision', { field: 'reason', detail: message })
}

const INVALID_PERSON = 'A person’s id has 1 to 200 characters and no control characters.'

function words(field: string, text: unknown): string {
  if (typeof text === 'string' && text.trim() !== '' && text.length <= 1_000) return text
  throw new LaurelError('invalid_decision', { field, detail: `${field} must be text of 1 to 1,000 characters.` })
}

function invalidInstance({ once }: Badge): LaurelError {
  return new LaurelError('invalid_instance', { field: 'instance', detail: INSTANCES[once] })
}

const INSTANCES: Readonly<Record<Badge['once'], string>> = {
  person: 'This badge is held once, and has no instances. Leave the instance out.',
  target: 'This badge is held once for each target. Name the target as the instance.',
  period: 'This badge is held once for each period. Name the period as the instance, as in 2026-W31, 2026-07 or 2026.',
  season: 'This badge is held once for each season. Name the season as the instance, as awards of it do.',
}
