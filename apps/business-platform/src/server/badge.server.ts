import type { EventInput } from '@laurel/core'
import type { HostTransaction, Laurel, Logger, RecordResult } from '@laurel/engine'
import { type BadgeName, type EarnedBadge, getBadgeDefinition } from '../shared/index.ts'

export interface CheckBadgeOptions {
  /** The transaction of the action itself: then both are stored, or neither. Check as the last thing in it. */
  readonly transaction?: HostTransaction
  /** What was made, such as `project:17`: checking again for the same changes nothing. */
  readonly target?: string
}

/** What `checkBadge` works with. */
export interface Recognition {
  readonly laurel: Laurel
  readonly logger: Logger
  readonly now: () => Date
}

let recognition: Recognition | null = null

/**
 * Says where `checkBadge` awards; called once, when the platform starts. Answers a function for when it ends.
 *
 * @throws TypeError while another platform of this process has not ended.
 */
export function awardBadgesIn(given: Recognition): () => void {
  if (recognition !== null) throw new TypeError('A process has one platform. End the other one first.')
  recognition = given
  return () => {
    recognition = null
  }
}

/**
 * Step 4: awards a badge to a user who does not have it yet, with a notice to them, and answers whether it is new.
 *
 * A failure never reaches the caller. What cannot be awarded now is logged, answers false, and is awarded as soon as it
 * can be, with the time at which it was earned; after a restart too.
 *
 * @throws TypeError before the platform has started.
 */
export async function checkBadge(name: BadgeName, userId: string, options: CheckBadgeOptions = {}): Promise<boolean> {
  const { laurel, logger, now } = recognition ?? notStarted()
  try {
    const { transaction } = options
    const event = eventOf(name, userId, options.target, now())
    const results = await laurel.recordOrEnqueue(event, transaction === undefined ? {} : { transaction })
    // Null: it was not possible now, which Laurel has logged, and its worker goes on with it.
    if (results === null) return false
    for (const { problem } of results) if (problem) logger.error({ badge: name, problem }, 'badge refused')
    return results.some((result) => isNew(result, name, userId))
  } catch (error) {
    logger.error({ err: error, badge: name }, 'badge not checked')
    return false
  }
}

/** The badges that a user has, in the order in which they were earned. */
export async function earnedBadges(laurel: Laurel, userId: string): Promise<readonly EarnedBadge[]> {
  const showcase = await laurel.showcase(userId, { audience: 'owner' })
  const badges = showcase?.categories.flatMap((category) => category.badges) ?? []
  const earned = badges.flatMap(({ id, earnedAt }) => {
    const name = getBadgeDefinition(id)?.name
    return name === undefined || earnedAt === null ? [] : [{ name, earnedAt: earnedAt.getTime() }]
  })
  return earned.toSorted((a, b) => a.earnedAt - b.earnedAt)
}

/** What happened, as Laurel is told it. The same id is the same event, however often it is told. */
function eventOf(name: BadgeName, actor: string, target: string | undefined, at: Date): EventInput {
  const type = getBadgeDefinition(name)?.event ?? name
  const id = `${type}:${target ?? 'first'}`
  return { id, type, at: at.toISOString(), actor, ...(target === undefined ? {} : { target }) }
}

function isNew({ status, awards }: RecordResult, name: BadgeName, userId: string): boolean {
  return status === 'recorded' && awards.some(({ badge, person }) => badge === name && person === userId)
}

function notStarted(): never {
  throw new TypeError('The platform has not started: awardBadgesIn() comes before the first checkBadge().')
}
