import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { temporaryFolder } from '../test-support/temporary-folder.ts'

/** Histories of real projects and sites with what they give, counted by other means. They lie beside a checkout, not in it. */
const DATA = join(import.meta.dirname, '../../../../../shared/data')

const folder = await temporaryFolder()
afterAll(() => folder.remove())

describe.for(['git-lit', 'git-merit'])('%s', (name) => {
  test.skipIf(isAbsent(name, 'expected-metrics'))(
    `everybody has the numbers, days, nights and streaks that were counted (needs ../shared/data/${name})`,
    async () => {
      const { url } = await database
      const args = ['replay', fileOf(name, 'events'), '--catalog', 'git', '--database', url, '--metrics', '-']
      const { exit, stdout } = await laurel(args)
      const expected = await readRows<ExpectedMetrics>(fileOf(name, 'expected-metrics'))

      expect(exit).toBe(0)
      const counted = countedMetrics(stdout)
      expect(expected.map(({ person }) => counted.get(person))).toEqual(expected)
      expect(counted.size).toBe(expected.length)
    },
  )
})

describe.for(['se-beer-2016-12', 'se-beer-meta-2022-06', 'se-conlang-meta-2020-09'])('%s', (name) => {
  test.skipIf(isAbsent(name, 'expected-awards'))(
    `everybody has exactly the badges that were counted, of the same posts and days (needs ../shared/data/${name})`,
    async () => {
      const { awards } = await replayed(name, 'stack-exchange')
      const expected = await readRows<ExpectedAward>(fileOf(name, 'expected-awards'))

      expect(
        sorted(awards.map(({ earnedAt, tier: _, ...award }) => ({ ...award, day: earnedAt.slice(0, 10) }))),
      ).toEqual(sorted(expected.map(({ target, day, ...award }) => ({ ...award, instance: target, day }))))
    },
    60_000,
  )
})

describe.for([
  ['se-conlang-meta-2020-09', 'stack-exchange'],
  ['git-merit', 'git'],
] as const)('%s', ([name, catalog]) => {
  test.skipIf(isAbsent(name, 'events'))(
    `in any order and in part twice, it gives the same awards, dates and metrics (needs ../shared/data/${name})`,
    async () => {
      const asItHappened = await replayed(name, catalog)
      expect(asItHappened.awards.length).toBeGreaterThan(0)
      for (const options of [
        ['--shuffle', '1'],
        ['--shuffle', '2', '--duplicate', '30'],
        ['--duplicate', '100'],
      ]) {
        expect(await replayed(name, catalog, ...options), options.join(' ')).toEqual(asItHappened)
      }
    },
    120_000,
  )
})

const database = testDatabase()

interface ExpectedMetrics {
  readonly person: string
  readonly commits: number
  readonly merges: number
  readonly activeDays: number
  readonly longestStreak: number
  readonly lastStreak: number
  readonly lastDay: string
  readonly lateNightEvents: number
  readonly lateNights: number
}

interface ExpectedAward {
  readonly person: string
  readonly badge: string
  readonly target: string
  readonly day: string
}

interface AwardRow {
  readonly person: string
  readonly badge: string
  readonly instance: string
  readonly tier: string
  readonly earnedAt: string
  readonly awardedAt: string
}

function fileOf(name: string, what: 'events' | 'expected-awards' | 'expected-metrics'): string {
  return join(DATA, name, `${what}.jsonl.gz`)
}

function isAbsent(name: string, what: 'events' | 'expected-awards' | 'expected-metrics'): boolean {
  return !existsSync(fileOf(name, what))
}

/** What came of a set in memory, without when it was noticed. Awards come person by person, in a fixed order. */
async function replayed(name: string, catalog: string, ...options: readonly string[]) {
  const places = { awards: join(folder.path, 'awards.jsonl'), metrics: join(folder.path, 'metrics.jsonl') }
  const written = ['--awards', places.awards, '--metrics', places.metrics]
  const { exit } = await laurel(['replay', fileOf(name, 'events'), '--catalog', catalog, ...written, ...options])
  expect(exit).toBe(0)
  const awards = await readRows<AwardRow>(places.awards)
  const metrics = await readRows<object>(places.metrics)
  return { awards: awards.map(({ awardedAt: _, ...award }) => award), metrics: sorted(metrics) }
}

/** As text, one row each, so that a difference is told in lines. */
function sorted(rows: readonly object[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort()
}

function countedMetrics(text: string): ReadonlyMap<string, ExpectedMetrics> {
  const rows = parseLines<MetricLine>(text)
  const people = Map.groupBy(rows, (row) => row.person)
  return new Map([...people].map(([person, own]) => [person, expectedFrom(person, own)]))
}

interface MetricLine {
  readonly person: string
  readonly metric: string
  readonly value: number | { readonly longest: number; readonly current: number; readonly lastDay: string }
}

function expectedFrom(person: string, rows: readonly MetricLine[]): ExpectedMetrics {
  const found = (metric: string) => rows.find((row) => row.metric === metric)?.value
  const number = (metric: string) => {
    const value = found(metric) ?? 0
    return typeof value === 'number' ? value : Number.NaN
  }
  const streak = found('dailyStreak')
  const { longest, current, lastDay } = typeof streak === 'object' ? streak : { longest: 0, current: 0, lastDay: '' }
  return {
    person,
    commits: number('commits'),
    merges: number('merges'),
    activeDays: number('activeDays'),
    longestStreak: longest,
    lastStreak: current,
    lastDay,
    lateNightEvents: number('lateNightEvents'),
    lateNights: number('lateNights'),
  }
}

async function readRows<T>(file: string): Promise<readonly T[]> {
  const bytes = await readFile(file)
  return parseLines<T>((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString())
}

function parseLines<T>(text: string): readonly T[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]))
}
