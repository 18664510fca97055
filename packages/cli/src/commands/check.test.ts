import { afterAll, describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { temporaryFolder } from '../test-support/temporary-folder.ts'

const folder = await temporaryFolder()
afterAll(() => folder.remove())

const TEXT = { en: 'Text' }

function catalog(changes: object = {}) {
  return {
    id: 'small',
    name: TEXT,
    events: { 'thing.made': 'Somebody made a thing.' },
    categories: { things: { name: TEXT } },
    metrics: { things: { kind: 'count', of: ['thing.made'], credit: 'actor', noun: TEXT } },
    badges: {
      maker: {
        name: { en: 'Maker' },
        description: TEXT,
        category: 'things',
        tier: 'bronze',
        glyph: 'star',
        criteria: { kind: 'compare', metric: 'things', op: '>=', value: 1 },
      },
    },
    paths: { things: { name: { en: 'Thing Path' }, metric: 'things', badges: ['maker'] } },
    ...changes,
  }
}

describe('laurel check', () => {
  test.for(['git', 'dev-space', 'business-platform'])('the ready catalog %s has no problems', async (name) => {
    const { exit, stdout } = await laurel(['check', name])
    expect(exit).toBe(0)
    expect(stdout).toContain('No problems.')
  })

  test('a good catalog is shown with its badges by tier and its paths with their numbers', async () => {
    const file = await folder.write('good.json', JSON.stringify(catalog()))
    const { exit, stdout } = await laurel(['check', file])
    expect(exit).toBe(0)
    expect(stdout).toContain('(small): 1 badge, 1 path, 1 metric, 1 event type, in en.')
    expect(stdout).toContain('bronze  1  Maker')
    expect(stdout).toContain('Thing Path (things)  1 Maker')
  })

  test('every problem is listed with its place and how to mend it', async () => {
    const wrong = catalog({
      paths: { things: { name: TEXT, metric: 'thigns', badges: ['maker'] } },
      milestones: ['nothing'],
    })
    const file = await folder.write('bad.json', JSON.stringify(wrong))

    const { exit, stdout } = await laurel(['check', file])
    expect(exit).toBe(1)
    expect(stdout).toContain(`${file} has 3 problems.`)
    expect(stdout).toContain('  paths.things.metric\n    There is no metric "thigns".\n    Did you mean "things"?')

    const json = JSON.parse((await laurel(['check', file, '--json'])).stdout)
    expect(json).toMatchObject({ catalog: file, valid: false, overview: null })
    expect(json.problems[0]).toMatchObject({ code: 'unknown_metric', where: 'paths.things.metric' })
  })

  test('a catalog may be a TypeScript or JavaScript file, by either export', async () => {
    const text = JSON.stringify(catalog())
    for (const [name, source] of [
      ['a.ts', `const value: object = ${text}\nexport default value`],
      ['b.mjs', `export const catalog = ${text}`],
    ] as const) {
      expect(await laurel(['check', await folder.write(name, source)])).toMatchObject({ exit: 0 })
    }
  })

  test('a file that cannot be read as a catalog is a problem of the file', async () => {
    for (const [name, source, code] of [
      ['broken.json', '{\n  "id": "x",\n}', 'invalid_json'],
      ['broken.ts', 'export default {', 'unreadable_module'],
      ['empty.ts', 'export const other = 1', 'no_catalog'],
    ] as const) {
      const { exit, stdout } = await laurel(['check', '--json', await folder.write(name, source)])
      expect(exit).toBe(1)
      expect(JSON.parse(stdout).problems).toMatchObject([{ code }])
    }
  })

  test('neither a name nor a file ends with 4 and names the ready catalogs', async () => {
    const { exit, stderr } = await laurel(['check', 'gti'])
    expect(exit).toBe(4)
    expect(stderr).toContain('Ready catalogs are dev-space, business-platform, git')
  })
})
