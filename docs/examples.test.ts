import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { type Badge, checkCatalog, reach } from '@laurel/core'
import { expect, test } from 'vitest'

const PAGES = [
  'quick-start.md',
  'embed.md',
  'write-a-catalog.md',
  'explain.md',
  'privacy.md',
  'elements.md',
  'from-sql.md',
  'transactions.md',
  'visitors.md',
  'add-a-badge.md',
]
const run = promisify(execFile)

/** What an example prints, by its own comments: `console.log(…) // ok`. */
function expectedOutput(code: string): readonly string[] {
  return [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1] ?? '')
}

for (const page of PAGES) {
  const text = await readFile(new URL(page, import.meta.url), 'utf8')
  const examples = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')

  test.each(examples.map((code, index) => [index + 1, code] as const))(
    `${page}: example %i runs and prints what it says`,
    async (number, code) => {
      const file = new URL(`.example-${page}-${number}.mjs`, import.meta.url)
      await writeFile(file, code)
      try {
        const { stdout } = await run(process.execPath, ['--conditions=source', file.pathname])
        for (const line of expectedOutput(code)) expect(stdout).toContain(line)
      } finally {
        await rm(file)
      }
    },
    30_000,
  )
}

/** Parts of a catalog stand in a page as `ts metric` and `ts badge`: each is put into a catalog and checked with it. */
for (const page of ['metrics.md', 'policies.md']) {
  const text = await readFile(new URL(page, import.meta.url), 'utf8')
  const parts = [...text.matchAll(/```ts (metric|badge)\n([\s\S]*?)```/g)].map(
    ([, kind = '', code = '']) => [kind, code] as const,
  )

  test.each(parts.map(([kind, code], index) => [index + 1, kind, code] as const))(
    `${page}: part %i, a %s, is right as it stands`,
    (_, kind, code) => {
      const part: unknown = new Function('badge', 'reach', `return (${code})`)(BADGE, reach)
      const catalog = {
        ...CATALOG,
        metrics: { ...CATALOG.metrics, ...(kind === 'metric' ? { part } : {}) },
        badges: { ...(kind === 'badge' ? { part } : {}) },
      }
      const events = Object.fromEntries(eventsIn(catalog.metrics).map((type) => [type, 'It happened.']))
      expect(checkCatalog({ ...catalog, events }).problems).toEqual([])
    },
  )
}

const noun = { en: '{count, plural, one {thing} other {things}}' }

const CATALOG = {
  id: 'example',
  name: { en: 'Example' },
  categories: { all: { name: { en: 'All' } } },
  metrics: {
    loaves: { kind: 'count', credit: 'actor', of: ['loaf.baked'], noun },
    votes: { kind: 'peak', credit: 'owner', per: 'target', of: ['answer.voted'], noun },
    activeThisWeek: {
      kind: 'days',
      credit: 'actor',
      of: ['loaf.baked'],
      window: { kind: 'calendar', unit: 'week' },
      noun,
    },
  },
}

const BADGE: Partial<Badge> = {
  name: { en: 'Baker' },
  description: { en: 'Twelve loaves.' },
  category: 'all',
  tier: 'silver',
  glyph: 'chef-hat',
  criteria: reach('loaves', 12),
}

/** Every event type that these metrics name, wherever they do. */
function eventsIn(metrics: object): readonly string[] {
  return [...new Set(JSON.stringify(metrics).match(/"[a-z]+\.[a-z]+"/g) ?? [])]
    .map((name) => name.slice(1, -1))
    .filter((name) => !name.startsWith('data.'))
}
