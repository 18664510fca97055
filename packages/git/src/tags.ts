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
  /** What the tag points at: the tag object of an annotated tag, the commit of a lightweight one. */
  readonly id: string
}

/** A tag with the person and the moment that it stands for. */
interface SignedTag extends Tag {
  readonly annotated: boolean
  readonly stamp: Stamp
}

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
  const infos = await lookUp(view, tags.map(({ id }) => id))
  const kinds = tags.map((tag, index) => ({ tag, info: infos[index] ?? null }))
  const readable = kinds.filter(({ info }) => info?.type === 'tag' && info.size <= LARGEST_TAG).map(({ tag }) => tag)
  const signed = await readTaggers(view, readable)
  const found = new Map(signed.map((tag) => [tag.name, tag]))
  const unsigned = kinds.filter(({ tag, info }) => info && info.size <= LARGEST_TAG && !found.has(tag.name))
  for (const tag of await readCommitAuthors(view, unsigned.map(({ tag }) => tag), new Set(readable))) found.set(tag.name, tag)

  return kinds.map(({ tag, info }) => {
    const signedTag = found.get(tag.name)
    if (signedTag) return releaseItem(signedTag, options)
    const readable = info !== null && info.size <= LARGEST_TAG
    return { leftOut: note(subjectOf(tag), readable ? 'tag_without_commit' : 'tag_unreadable') }
  })
}

function releaseItem(tag: SignedTag, options: ItemOptions): HistoryItem {
  return eventItem(tag.stamp, subjectOf(tag), options, {
    id: `tag:${shortName(tag.name)}@${tag.id}`,
    type: 'release.tagged',
    data: { tag: readableName(tag.name), annotated: tag.annotated },
    missing: null,
  })
}

function subjectOf(tag: Tag) {
  return { commit: tag.id, tag: readableName(tag.name) }
}

/** An event id has room for 200 characters; a longer name is told from others by its hash. */
function shortName(name: string): string {
  const plain = name === readableName(name) && name.length <= 100
  return plain ? name : `#${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
}

async function readTaggers(view: Place, tags: readonly Tag[]): Promise<readonly SignedTag[]> {
  const headers = await readHeaders(view, tags.map(({ id }) => id))
  const signed = tags.flatMap((tag, index) => {
    const stamp = readTagger(headers[index] ?? [])
    return stamp ? [{ ...tag, annotated: true, stamp }] : []
  })
  return withMailmap(view, signed)
}

function readTagger(header: readonly string[]): Stamp | null {
  const line = header.find((text) => text.startsWith('tagger '))
  const [, name, email, date = ''] = /^tagger ([^<]*)<([^>]*)>(.*)$/s.exec(line ?? '') ?? []
  if (name === undefined || email === undefined) return null
  const [, seconds = '', offset = ''] = /^\s*(\d+)\s+([+-]\d+)\s*$/.exec(date) ?? []
  return { name: name.trim(), email: email.trim(), seconds, offset }
}

/** Git applies a mailmap to the authors of commits by itself; for taggers it has to be asked. */
async function withMailmap(view: Place, tags: readonly SignedTag[]): Promise<readonly SignedTag[]> {
  if (tags.length === 0) return tags
  const contacts = tags.map(({ stamp }) => `${stamp.name} <${stamp.email}>\n`).join('')
  const { code, text } = await gitOutput(view, ['check-mailmap', '--stdin'], contacts)
  const lines = text.split('\n')
  if (code !== 0 || lines.length !== tags.length + 1) return tags
  return tags.map((tag, index) => {
    const [, name = tag.stamp.name, email = tag.stamp.email] = /^([^<]*)<([^>]*)>/.exec(lines[index] ?? '') ?? []
    return { ...tag, stamp: { ...tag.stamp, name: name.trim(), email } }
  })
}

async function readCommitAuthors(
  view: Place,
  tags: readonly Tag[],
  annotated: ReadonlySet<Tag>,
): Promise<readonly SignedTag[]> {
  const commits = await lookUp(view, tags.map(({ id }) => `${id}^{commit}`))
  const ids = [...new Set(commits.flatMap((commit) => commit?.id ?? []))]
  const records = new Map((await readBare(view, ids)).flatMap((r) => ('unreadable' in r ? [] : [[r.commit, r] as const])))
  return tags.flatMap((tag, index) => {
    const stamp = records.get(commits[index]?.id ?? '')
    return stamp ? [{ ...tag, annotated: annotated.has(tag), stamp }] : []
  })
}
