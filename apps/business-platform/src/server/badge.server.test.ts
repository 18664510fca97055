import { businessPlatform } from '@laurel/catalogs'
import type { TestCommunity } from '@laurel/testing'
import { testLaurel } from '@laurel/testing/vitest'
import { expect, onTestFinished, test } from 'vitest'
import { BADGE_NAMES } from '../shared/index.ts'
import { awardBadgesIn, checkBadge, earnedBadges } from './badge.server.ts'

const NOON = '2026-03-02T12:00:00Z'
const { PROJECT_CREATED, FIRST_ACTION_CREATED } = BADGE_NAMES

interface Opened extends TestCommunity {
  readonly errors: readonly string[]
}

/** Where badges are awarded until the test ends. */
async function open(): Promise<Opened> {
  const errors: string[] = []
  const logger = { info: () => {}, warn: () => {}, error: (_: object, message: string) => void errors.push(message) }
  const community = await testLaurel({ catalog: businessPlatform, now: NOON, logger })
  const end = awardBadgesIn({ laurel: community.laurel, logger, now: community.clock.now })
  onTestFinished(end)
  return { ...community, errors }
}

test('answers true when the badge is new, and false when it was there already', async () => {
  const { laurel, clock } = await open()
  expect(await checkBadge(PROJECT_CREATED, 'ada')).toBe(true)
  clock.advance({ hours: 1 })
  expect(await checkBadge(PROJECT_CREATED, 'ada')).toBe(false)
  expect(await checkBadge(PROJECT_CREATED, 'ada', { target: 'project:2' })).toBe(false)
  expect(await checkBadge(PROJECT_CREATED, 'bob')).toBe(true)
  expect(await earnedBadges(laurel, 'ada')).toEqual([{ name: 'projectCreated', earnedAt: Date.parse(NOON) }])
  expect(await laurel.inbox('ada')).toHaveLength(1)
})

test('badges stand in the order in which they were earned', async () => {
  const { laurel, clock } = await open()
  await checkBadge(FIRST_ACTION_CREATED, 'ada')
  clock.advance({ minutes: 1 })
  await checkBadge(PROJECT_CREATED, 'ada')
  expect((await earnedBadges(laurel, 'ada')).map(({ name }) => name)).toEqual([FIRST_ACTION_CREATED, PROJECT_CREATED])
  expect(await earnedBadges(laurel, 'nobody')).toEqual([])
})

test('50 at once: one true, one award, one notice', async () => {
  const { laurel } = await open()
  const targets = Array.from({ length: 50 }, (_, index) => `project:${index}`)
  const answers = await Promise.all(targets.map((target) => checkBadge(PROJECT_CREATED, 'ada', { target })))
  expect(answers.filter((isNew) => isNew)).toHaveLength(1)
  expect(await earnedBadges(laurel, 'ada')).toHaveLength(1)
  expect(await laurel.inbox('ada')).toHaveLength(1)
})

test('told the same 50 times at once, it is counted once', async () => {
  const { laurel, database } = await open()
  const answers = await Promise.all(Array.from({ length: 50 }, () => checkBadge(PROJECT_CREATED, 'ada')))
  expect(answers.filter((isNew) => isNew)).toHaveLength(1)
  expect((await database.query('select id from laurel.event')).rows).toEqual([{ id: 'project.created:first' }])
  expect(await laurel.inbox('ada')).toHaveLength(1)
})

test('what cannot be awarded is logged and answers false, and is awarded later with the time at which it was earned', async () => {
  const { laurel, errors, clock, whileRecordingFails, work } = await open()
  expect(await whileRecordingFails(() => checkBadge(PROJECT_CREATED, 'ada'))).toBe(false)
  expect(errors).toHaveLength(1)
  expect(await earnedBadges(laurel, 'ada')).toEqual([])

  clock.advance({ hours: 1 })
  await work()
  expect(await earnedBadges(laurel, 'ada')).toEqual([{ name: 'projectCreated', earnedAt: Date.parse(NOON) }])
  expect(await checkBadge(PROJECT_CREATED, 'ada')).toBe(false)
  expect(await laurel.inbox('ada')).toHaveLength(1)
})

test('in a transaction, the badge commits or rolls back with it', async () => {
  const { laurel, database } = await open()
  const transaction = await database.connect()
  for (const end of ['rollback', 'commit']) {
    await transaction.query('begin')
    expect(await checkBadge(PROJECT_CREATED, 'ada', { transaction, target: 'project:1' })).toBe(true)
    await transaction.query(end)
    expect(await earnedBadges(laurel, 'ada')).toHaveLength(end === 'commit' ? 1 : 0)
  }
  transaction.release()
})

test('a transaction in which awarding fails can go on, and what it earned follows', async () => {
  const { laurel, database, whileRecordingFails, work } = await open()
  await database.query('create table host_row (id int)')
  const transaction = await database.connect()
  await whileRecordingFails(async () => {
    await transaction.query('begin')
    await transaction.query('insert into host_row values (1)')
    expect(await checkBadge(PROJECT_CREATED, 'ada', { transaction })).toBe(false)
    await transaction.query('commit')
  })
  transaction.release()
  expect((await database.query('select id from host_row')).rows).toEqual([{ id: 1 }])
  await work()
  expect(await earnedBadges(laurel, 'ada')).toHaveLength(1)
})

test('the same holds in a transaction of an embedded database', async () => {
  const logger = { info: () => {}, warn: () => {}, error: () => {} }
  const { laurel, clock, database, whileRecordingFails, work } = await testLaurel({
    catalog: businessPlatform,
    now: NOON,
    database: 'memory',
    logger,
  })
  onTestFinished(awardBadgesIn({ laurel, logger, now: clock.now }))
  const check = () => database.transaction((transaction) => checkBadge(PROJECT_CREATED, 'ada', { transaction }))
  expect(await whileRecordingFails(check)).toBe(false)
  await work()
  expect(await earnedBadges(laurel, 'ada')).toHaveLength(1)
  expect(await check()).toBe(false)
  expect(await database.transaction((transaction) => checkBadge(PROJECT_CREATED, 'bob', { transaction }))).toBe(true)
})

test('an event that Laurel refuses is logged, and answers false', async () => {
  const { errors } = await open()
  expect(await checkBadge(PROJECT_CREATED, '')).toBe(false)
  expect(errors).toEqual(['badge refused'])
})

test('a process has one platform, and none before it has started', async () => {
  await expect(checkBadge(PROJECT_CREATED, 'ada')).rejects.toThrow('The platform has not started')
  const { laurel } = await open()
  const again = () => awardBadgesIn({ laurel, logger: { info() {}, warn() {}, error() {} }, now: () => new Date() })
  expect(again).toThrow('A process has one platform.')
})
