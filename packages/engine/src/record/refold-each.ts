import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { LaurelError } from '../errors.ts'
import { loadHistories } from '../rows/facts.ts'
import { hasLimits, loadSupply, lockSupply } from '../rows/supply.ts'
import { loadStoredAwards } from './awards.ts'
import { type Keep, refold } from './fold.ts'
import { loadPeople } from './load.ts'
import { type SaveOptions, save } from './save.ts'

export interface RefoldOptions extends Pick<SaveOptions, 'at' | 'announce'> {
  /** What they keep although nothing makes it true any more. */
  readonly keep?: Keep
}

/** Folds the whole history of each of these people anew and saves the result; they are locked by the caller. */
export async function refoldEach(
  context: Context,
  tx: Database,
  ids: readonly string[],
  { keep, ...options }: RefoldOptions,
): Promise<void> {
  const people = await loadPeople(tx, ids, context)
  const histories = await loadHistories(tx, ids)
  const awards = await loadStoredAwards(tx, ids)
  const { rules, generation } = context
  const refoldAll = async () => {
    const supply = await loadSupply(tx, rules, ids)
    const changes = people.map((person) =>
      refold(rules, person, histories.get(person.id) ?? [], awards.get(person.id) ?? [], supply, keep),
    )
    return save(tx, rules, { facts: [], people: changes }, { ...options, generation, supply })
  }
  if (await refoldAll()) return
  if (!hasLimits(rules)) throw new LaurelError('contended')
  // Somebody took one of a limited badge in between. Others wait for these only as long as it takes to fold again.
  await lockSupply(tx, rules)
  if (!(await refoldAll())) throw new LaurelError('contended')
}
