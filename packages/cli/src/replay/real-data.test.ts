import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { testDatabase } from '@laurel/testing/vitest'
import { describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'

/** Histories of real projects with their numbers, counted by other means. They lie beside a checkout, not in it. */
const DATA = join(import.meta.dirname, '../../../../../shared/data')

interface Expected {
  readonly person: string
  readonly commits: number
  readonly merges: number
}

describe.for(['git-lit', 'git-merit'])('%s', (name) => {
  const folder = join(DATA, name)
  const absent = !existsSync(join(folder, 'expected-metrics.jsonl.gz'))

  test.skipIf(absent)(
    `everybody has the commits and merges that were counted (needs ../shared/data/${name})`,
    async () => {
      const { url } = await database
      const args = ['replay', join(folder, 'events.jsonl.gz'), '--catalog', 'git', '--database', url, '--metrics', '-']
      const { exit, stdout } = await laurel(args)
      const expected = parseLines<Expected>(
        gunzipSync(await readFile(join(folder, 'expected-metrics.jsonl.gz'))).toString(),
      )

      expect(exit).toBe(0)
      expect(numbers(stdout)).toEqual(
        new Map(expected.map(({ person, commits, merges }) => [person, { commits, merges }])),
      )
    },
  )
})

const database = testDatabase()

function numbers(text: string): ReadonlyMap<string, { commits: number; merges: number }> {
  const people = new Map<string, { commits: number; merges: number }>()
  for (const { person, metric, value } of parseLines<{ person: string; metric: string; value: number }>(text)) {
    const known = people.get(person) ?? { commits: 0, merges: 0 }
    if (metric === 'commits' || metric === 'merges') people.set(person, { ...known, [metric]: value })
  }
  return people
}

function parseLines<T>(text: string): readonly T[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]))
}
