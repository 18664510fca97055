import type { EventInput } from '@laurel/core'
import type { Community } from '../../community.ts'
import type { Account } from '../../store/accounts.ts'
import type { Transaction } from '../../store/database.ts'
import { claimCommits, commitsBy, finishUpload, holdUpload, type Upload, type WaitingCommit } from './uploads.ts'

/** The most that one call records. */
const BATCH = 1_000

/**
 * The commits of these authors become events of this person, in one transaction with our own note of it. A commit
 * that somebody else said was theirs stays theirs.
 */
export async function takeCommits(
  community: Community,
  account: Account,
  upload: Upload,
  authors: readonly string[],
): Promise<void> {
  await community.store.transaction(async (tx) => {
    // The same form, sent twice.
    if (!(await holdUpload(tx, upload.id))) return
    const commits = await commitsBy(tx, upload.id, authors)
    const own = await claimCommits(
      tx,
      account.id,
      commits.map(({ id }) => id),
    )
    const events = commits.filter(({ id }) => own.has(id)).flatMap((commit) => eventsOf(commit, account))
    const { recorded, known } = await recordAll(community, tx, events)
    const others = commits.length - own.size
    await finishUpload(tx, { id: upload.id, takenAt: community.now(), recorded, known: known + others })
  })
}

/**
 * A commit counts wherever it was written; one from after they joined is also a day of code here. Somebody's years
 * before Dev-Space are no streak on it.
 */
function eventsOf({ event }: WaitingCommit, { id: actor, joinedAt }: Account): readonly EventInput[] {
  const commit = { ...event, actor }
  // Git keeps whole seconds.
  if (Date.parse(event.at) < Math.floor(joinedAt.getTime() / 1_000) * 1_000) return [commit]
  const { data: _, ...pushed } = commit
  return [commit, { ...pushed, id: `pushed:${event.id}`, type: 'code.pushed' }]
}

/** How many commits were new, and how many Laurel knew. */
async function recordAll({ laurel }: Community, tx: Transaction, events: readonly EventInput[]) {
  let recorded = 0
  let known = 0
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH)
    const results = await laurel.record(batch, { transaction: tx.host, anyAge: true })
    for (const [index, { status, problem }] of results.entries()) {
      if (status === 'rejected')
        throw new TypeError(`Laurel refused a commit: ${problem?.message ?? 'no reason given'}`)
      if (batch[index]?.type === 'code.pushed') continue
      if (status === 'recorded') recorded += 1
      else known += 1
    }
  }
  return { recorded, known }
}
