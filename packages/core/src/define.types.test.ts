import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** A catalog in which every id is right; each mistake misspells one. */
const SOURCE = `
import { allOf, anyOf, defineCatalog, holding, reach } from './define.ts'
const text = { en: 'Text' }
const badge = { name: text, description: text, tier: 'bronze', glyph: 'star' } as const
export const catalog = defineCatalog({
  id: 'test',
  name: text,
  events: { 'post.created': 'A post.', 'post.deleted': 'No post.', 'day.frozen': 'A day off.' },
  categories: { writing: { name: text } },
  metrics: {
    posts: { kind: 'count', of: ['post.created'], credit: 'actor', noun: text },
    days: { kind: 'streak', of: ['post.created'], frozenBy: ['day.frozen'], credit: 'actor', noun: text },
    age: { kind: 'span', of: ['post.created'], from: ['post.deleted'], credit: 'actor', noun: text },
    kept: {
      kind: 'live',
      things: [{ added: ['post.created'], removed: ['post.deleted'] }],
      by: 'target',
      credit: 'actor',
      noun: text,
      where: { kind: 'all', of: [{ kind: 'in', field: 'type', values: ['post.created'] }] },
    },
  },
  badges: {
    writer: { ...badge, category: 'writing', criteria: reach('posts', 1) },
    author: { ...badge, category: 'writing', criteria: allOf(holding('writer'), anyOf(reach('kept', 5))) },
  },
  paths: { writing: { name: text, metric: 'kept', badges: ['author'] } },
  milestones: ['posts'],
})
`

/** What is misspelt, where it stands, the id, and the mistake. */
const MISTAKES = [
  ['an event type', "kind: 'count', of: ['post.created']", 'post.created', 'post.craeted'],
  ['an event type of a streak', "frozenBy: ['day.frozen']", 'day.frozen', 'day.forzen'],
  ['an event type that begins a span', "from: ['post.deleted']", 'post.deleted', 'post.delited'],
  ['an event type that adds', "added: ['post.created']", 'post.created', 'post.craeted'],
  ['an event type that removes', "removed: ['post.deleted']", 'post.deleted', 'post.delited'],
  ['a category', "category: 'writing', criteria: reach", 'writing', 'writting'],
  ['a metric', "reach('posts', 1)", 'posts', 'post'],
  ['a metric deep inside criteria', "reach('kept', 5)", 'kept', 'keppt'],
  ['a badge', "holding('writer')", 'writer', 'wirter'],
  ['the metric of a path', "metric: 'kept'", 'kept', 'keppt'],
  ['a badge of a path', "badges: ['author']", 'author', 'auhtor'],
  ['a milestone', "milestones: ['posts']", 'posts', 'post'],
  ['a kind of filter', "kind: 'all'", 'all', 'al'],
  ['a tier', "tier: 'bronze'", 'bronze', 'bronce'],
] as const

// One program for all of them: reading the compiler's own library costs a hundred times what a catalog does.
const errors = compile({ right: SOURCE, ...Object.fromEntries(MISTAKES.map(misspell)) })

test('a catalog without a mistake compiles', () => {
  expect(errors.right).toEqual([])
})

test.each(MISTAKES)('%s that is misspelt does not compile', (what, _place, _id, mistake) => {
  expect(errors[what]?.join('\n')).toContain(`"${mistake}"`)
})

function misspell([what, place, id, mistake]: (typeof MISTAKES)[number]): readonly [string, string] {
  if (SOURCE.split(place).length !== 2) throw new Error(`${place} does not stand exactly once.`)
  return [what, SOURCE.replace(place, place.replace(id, mistake))]
}

/** The errors that the compiler has with each of `sources`, as if they stood beside this file. */
function compile(sources: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const here = dirname(fileURLToPath(import.meta.url))
  const files = new Map(
    Object.entries(sources).map(([name, source]) => [join(here, `${name}.virtual.ts`), { name, source }]),
  )
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(here, '../tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    join(here, '..'),
  )
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.getSourceFile = (path, target, ...rest) => {
    const file = files.get(path)
    return file ? ts.createSourceFile(path, file.source, target) : getSourceFile(path, target, ...rest)
  }
  const program = ts.createProgram([...files.keys()], { ...options, composite: false, noEmit: true }, host)
  const errorsOf = (path: string) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(path))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  return Object.fromEntries([...files].map(([path, { name }]) => [name, errorsOf(path)]))
}
