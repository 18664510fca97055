import { compileRules, type Rules } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { Supply } from '../rows/supply.ts'
import { foldPeople, peopleAtOnce, type Work } from './fold-people.ts'

/** Whether it matters after whom somebody is folded: a badge changed of which there is a limited number. */
export function isLimited({ rules, part }: Pick<Work, 'rules' | 'part'>): boolean {
  return Object.entries(rules.catalog.badges).some(
    ([id, { supply }]) => supply !== undefined && (part === null || part.changes.badges.has(id)),
  )
}

/** People in the order in which they would earn limited badges if there were enough; whoever earns none comes last. */
export async function byEarnedDate(db: Database, work: Work, ids: readonly string[]): Promise<readonly string[]> {
  const unlimited = withoutLimits(work.rules)
  const earned = new Map<string, number>()
  const atOnce = peopleAtOnce(work)
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    for (const { change } of await foldPeople(db, work, some, new Supply(unlimited), 'states')) {
      const dates = change.earned.flatMap(({ badge, earnedAt }) =>
        work.rules.catalog.badges[badge]?.supply === undefined ? [] : [earnedAt],
      )
      if (dates.length > 0) earned.set(change.id, Math.min(...dates))
    }
  }
  const dateOf = (id: string) => earned.get(id) ?? Number.POSITIVE_INFINITY
  return ids.toSorted((a, b) => {
    const [first, second] = [dateOf(a), dateOf(b)]
    return first === second ? (a < b ? -1 : 1) : first - second
  })
}

/** The same rules with enough of every badge. */
function withoutLimits(rules: Rules): Rules {
  const badges = Object.entries(rules.catalog.badges).map(([id, { supply: _, ...badge }]) => [id, badge] as const)
  return compileRules({ ...rules.catalog, badges: Object.fromEntries(badges) }, rules.zone)
}
