import { randomBytes, randomUUID } from 'node:crypto'
import { type HistoryItem, parseLog } from '@laurel/git'
import type { Community } from '../../community.ts'
import type { ReceivedLog } from './receive-log.ts'
import {
  insertAuthors,
  insertCommits,
  insertUpload,
  noteLeftOut,
  removeUpload,
  type UploadAuthor,
  type WaitingCommit,
} from './uploads.ts'

/** Commits that travel to the database at once. */
const BATCH = 1_000

type TakenOver = Exclude<HistoryItem, { readonly leftOut: unknown }>

/**
 * Reads a log into the tables where its commits wait, and answers the upload's id. Of the file only who wrote a
 * commit, when, and how many lines it changed are kept; an address only with most of it blanked out.
 *
 * @throws GitError `not_a_log`, and what the file throws; nothing is kept then.
 */
export async function readUpload(
  community: Community,
  person: string,
  { repository, file }: ReceivedLog,
): Promise<string> {
  const { store, now } = community
  const id = randomUUID()
  await insertUpload(store, { id, person, repository }, now())
  try {
    await readInto(new Reading(community, id), file, repository)
    return id
  } catch (error) {
    await removeUpload(store, id, person)
    throw error
  }
}

async function readInto(reading: Reading, file: AsyncIterable<Uint8Array>, repository: string): Promise<void> {
  // The ids of authors only have to be told apart within this upload.
  const salt = randomBytes(16).toString('hex')
  const now = reading.now
  for await (const item of parseLog(file, { repository, salt, now, keepEmail: true })) await reading.take(item)
  await reading.finish()
}

class Reading {
  readonly now: number
  readonly #community: Community
  readonly #id: string
  readonly #authors = new Map<string, UploadAuthor>()
  readonly #leftOut = new Map<string, number>()
  #waiting: WaitingCommit[] = []

  constructor(community: Community, id: string) {
    this.#community = community
    this.#id = id
    this.now = community.now().getTime()
  }

  async take(item: HistoryItem): Promise<void> {
    if ('leftOut' in item) {
      const { message } = item.leftOut
      this.#leftOut.set(message, (this.#leftOut.get(message) ?? 0) + 1)
      return
    }
    this.#meet(item)
    const { actor: author, ...event } = item.event
    this.#waiting.push({ id: event.id, author, event })
    if (this.#waiting.length >= BATCH) await this.#write()
  }

  async finish(): Promise<void> {
    await this.#write()
    const { store } = this.#community
    await insertAuthors(store, this.#id, [...this.#authors.values()])
    await noteLeftOut(store, this.#id, [...this.#leftOut])
  }

  #meet({ author: { id, name, email = '' }, event }: TakenOver): void {
    const at = new Date(event.at)
    const known = this.#authors.get(id)
    const isNewest = known === undefined || at >= known.lastAt
    this.#authors.set(id, {
      author: id,
      name: isNewest ? name : known.name,
      mail: masked(email),
      commits: (known?.commits ?? 0) + 1,
      firstAt: known === undefined || at < known.firstAt ? at : known.firstAt,
      lastAt: isNewest ? at : known.lastAt,
    })
  }

  async #write(): Promise<void> {
    const commits = this.#waiting
    this.#waiting = []
    if (commits.length > 0) await insertCommits(this.#community.store, this.#id, commits)
  }
}

/** `a…@example.org`: enough to know one's own address by. */
function masked(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '' : `${Array.from(email)[0]}…${email.slice(at)}`.slice(0, 100)
}
