import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { advance } from './advance.ts'
import { defineCatalog } from './define.ts'
import { parseEvent } from './event.ts'
import { reportMetric } from './metric.ts'
import { compileRules } from './rules.ts'
import { PERSON, States } from './state.ts'

/** Two people's daily practice, with the streak that the service itself reported. Lies beside a checkout, not in it. */
const FILE = join(import.meta.dirname, '../../../../shared/data/duolingo-streaks/daily.csv.gz')

const catalog = defineCatalog({
  id: 'practice',
  name: { en: 'Practice' },
  events: { 'lesson.done': 'A lesson was done.', 'freeze.used': 'A day was frozen.' },
  categories: {},
  metrics: {
    streak: {
      kind: 'streak',
      credit: 'actor',
      of: ['lesson.done'],
      frozenBy: ['freeze.used'],
      frozenCounts: true,
      noun: { en: 'days' },
    },
  },
  badges: {},
})

test.skipIf(!existsSync(FILE))(
  'the streak with its frozen days is the one that was reported, on every day (needs ../shared/data/duolingo-streaks)',
  () => {
    const rules = compileRules(catalog)
    const people = new Map<string, States>()
    let compared = 0
    for (const { user, day, xp, reportedStreak, frozen } of readDays()) {
      const states = people.get(user) ?? new States()
      people.set(user, states)
      const type = xp > 0 ? 'lesson.done' : frozen ? 'freeze.used' : null
      if (type !== null) {
        const at = `${day}T12:00:00Z`
        const parsed = parseEvent({ id: day, type, at, actor: user }, Date.parse(at))
        if ('problem' in parsed) throw new Error(parsed.problem.message)
        advance(rules, user, states, [parsed.fact])
      }
      expect([user, day, currentOn(states, day)]).toEqual([user, day, reportedStreak])
      compared += 1
    }
    expect(compared).toBeGreaterThan(4_000)
  },
)

/** The run that ends on this day; none where it was missed. */
function currentOn(states: States, day: string): number {
  const state = states.read(PERSON)
  const metric = catalog.metrics['streak']
  const report = state === undefined || metric === undefined ? 0 : reportMetric('streak', metric, state, 0)
  return typeof report === 'number' || report.lastDay !== day ? 0 : report.current
}

function readDays() {
  const [, ...lines] = gunzipSync(readFileSync(FILE)).toString().trim().split('\n')
  return lines.map((line) => {
    const [user = '', day = '', xp, , , reportedStreak, , frozen] = line.split(',')
    return { user, day, xp: Number(xp), reportedStreak: Number(reportedStreak), frozen: frozen?.trim() === '1' }
  })
}
