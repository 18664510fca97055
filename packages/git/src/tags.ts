import { createHash } from 'node:crypto'
import { readBare } from './batch.ts'
import { eventItem, type HistoryItem, type ItemOptions } from './item.ts'
import { readLines } from './lines.ts'
import { note } from './notes.ts'
import { lookUp, readHeaders } from './objects.ts'
import { readableName } from './person.ts'
import { gitOutput, type Place, startGit } from './process.ts'
import type { Stamp } from './record.ts'
import type { Repository } from './repository.ts'
import { inBatches } from './sequence.ts'

interface Tag {
  readonly name: string
  /** What the tag points at: the tag object of an annotated tag, mostly a commit otherwise. */
  readonly id: string
}

interface FoundTag extends Tag {
  /** `tag` if it is annotated; null if what it points at is missing, or too large to be read. */
  readonly kind: string | null
}

type Stamps = ReadonlyMap<FoundTag, Stamp>

const BATCH = 500

/** No message of a release is as long; a larger one is not read into memory. */
const LARGEST_TAG = 1_000_000

/**
 * The tags of a repository as releases. An annotated tag was made by its tagger, when it says. A lightweight tag
 * records neither person nor date, so the author of its commit has it, at the date of that commit; `data.annotated`
 * tells the two apart for rules that want to be strict. The same holds for tags of old that name no tagger.
 */
export async function* readTags(repository: Repository, options: ItemOptions): AsyncGenerator<HistoryItem> {
  for await (const tags of inBatches(listTags(repository.source), BATCH)) {
    yield* await tagItems(repository.view, tags, options)
  }
}

/** Only names and ids: looking further here could make a partial clone fetch. */
async function* listTags(source: Place): AsyncGenerator<Tag> {
  const run = startGit(source, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/tags'])
  for await (const line of readLines(run.stdout)) {
    const [, id, name] = /^([0-9a-f]+) refs\/tags\/(.+)$/.exec(line) ?? []
    if (id !== undefined && name !== undefined) yield { id, name }
  }
}

async function tagItems(view: Place, tags: readonly Tag[], options: ItemOptions): Promise<readonly HistoryItem[]> {
  const found = await findTags(view, tags)
  const taggers = await readTaggers(
    view,
    found.filter(({ kind }) => kind === 'tag'),
  )
  const authors = await readAuthors(
    view,
    found.filter((tag) => tag.kind !== null && !taggers.has(tag)),
  )
  return found.map((tag) => tagItem(tag, taggers.get(tag) ?? authors.get(tag), options))
}

async function findTags(view: Place, tags: readonly Tag[]): Promise<readonly FoundTag[]> {
  const infos = await lookUp(
    view,
    tags.map(({ id }) => id),
  )
  return tags.map((tag, index) => {
    const { type = null, size = 0 } = infos[index] ?? {}
    return { ...tag, kind: type === 'tag' && size > LARGEST_TAG ? null : type }
  })
}

function tagItem(tag: FoundTag, stamp: Stamp | undefined, options: ItemOptions): HistoryItem {
  const subject = { commit: tag.id, tag: readableName(tag.name) }
  if (!stamp) return { leftOut: note(subject, tag.kind === null ? 'tag_unreadable' : 'tag_without_commit') }
  return eventItem(stamp, subject, options, {
    id: `tag:${shortName(tag.name)}@${tag.id}`,
    type: 'release.tagged',
    data: { tag: subject.tag, annotated: tag.kind === 'tag' },
    missing: null,
  })
}

/** An event id has room for 200 characters; a longer name is told from others by its hash. */
function shortName(name: string): string {
  const plain = name === readableName(name) && name.length <= 100
  return plain ? name : `#${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
}

async function readTaggers(view: Place, tags: readonly FoundTag[]): Promise<Stamps> {
  const headers = await readHeaders(
    view,
    tags.map(({ id }) => id),
  )
  const signed = tags.flatMap((tag, index) => {
    const stamp = readTagger(headers[index] ?? [])
    return stamp ? [[tag, stamp] as const] : []
  })
  const stamps = await withMailmap(
    view,
    signed.map(([, stamp]) => stamp),
  )
  return new Map(signed.map(([tag, stamp], index) => [tag, stamps[index] ?? stamp]))
}

function readTagger(header: readonly string[]): Stamp | null {
  const line = header.find((text) => text.startsWith('tagger '))
  const [, name, email, date = ''] = /^tagger ([^<]*)<([^>]*)>(.*)$/s.exec(line ?? '') ?? []
  if (name === undefined || email === undefined) return null
  const [, seconds = '', offset = ''] = /^\s*(\d+)\s+([+-]\d+)\s*$/.exec(date) ?? []
  return { name: name.trim(), email: email.trim(), seconds, offset }
}

/** Git applies a mailmap to the authors of commits by itself; for taggers it has to be asked. */
async function withMailmap(view: Place, stamps: readonly Stamp[]): Promise<readonly Stamp[]> {
  if (stamps.length === 0) return stamps
  const contacts = stamps.map(({ name, email }) => `${name} <${email}>\n`).join('')
  const { code, text } = await gitOutput(view, ['check-mailmap', '--stdin'], contacts)
  const lines = text.split('\n')
  if (code !== 0 || lines.length !== stamps.length + 1) return stamps
  return stamps.map((stamp, index) => {
    const [, name = stamp.name, email = stamp.email] = /^([^<]*)<([^>]*)>/.exec(lines[index] ?? '') ?? []
    return { ...stamp, name: name.trim(), email }
  })
}

async function readAuthors(view: Place, tags: readonly FoundTag[]): Promise<Stamps> {
  const commits = await lookUp(
    view,
    tags.map(({ id }) => `${id}^{commit}`),
  )
  const records = await readBare(view, [...new Set(commits.flatMap((commit) => commit?.id ?? []))])
  const stamps = new Map(
    records.flatMap((record) => ('unreadable' in record ? [] : [[record.commit, record] as const])),
  )
  return new Map(
    tags.flatMap((tag, index) => {
      const stamp = stamps.get(commits[index]?.id ?? '')
      return stamp ? [[tag, stamp] as const] : []
    }),
  )
}
