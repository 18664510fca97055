import { expect, test } from 'vitest'
import { event, minute, onEachEngine } from '../test-support/engines.ts'

const EVENTS = [
  event('e1', 'project.created', { target: 'project:1', at: minute(1) }),
  event('e2', 'points.given', { value: 4, at: minute(2) }),
  event('e3', 'project.deleted', { target: 'project:1', at: minute(3) }),
  event('e4', 'points.given', { value: 1, at: minute(4) }),
  event('e5', 'post.liked', { actor: 'bob', owner: 'ada', target: 'post:1', at: minute(5) }),
  event('e6', 'points.given', { value: 25, at: minute(6) }),
]

onEachEngine((open) => {
  test('late facts that are only stored are folded in when their people are settled, as if they had come in order', async () => {
    const ordered = await open()
    for (const one of EVENTS) await ordered.laurel.record(one)

    const bulk = await open()
    for (const index of [5, 3, 0, 4, 2, 1]) await bulk.laurel.record(EVENTS[index] ?? [], { settle: false })
    expect(await bulk.laurel.settle()).toBe(1)

    expect(await Array.fromAsync(bulk.laurel.exportMetrics())).toEqual(
      await Array.fromAsync(ordered.laurel.exportMetrics()),
    )
    expect(await Array.fromAsync(bulk.laurel.exportAwards())).toEqual(
      await Array.fromAsync(ordered.laurel.exportAwards()),
    )
    expect(await bulk.laurel.settle()).toBe(0)
  })

  test('until somebody is settled they are shown as before, and the next fact that is told at once settles them', async () => {
    const { laurel } = await open()
    await laurel.record(event('new', 'points.given', { value: 4, at: minute(10) }))
    await laurel.record(event('late', 'points.given', { value: 20, at: minute(5) }), { settle: false })
    await laurel.record(event('newer', 'points.given', { value: 1, at: minute(20) }), { settle: false })
    const milestone = async () => (await laurel.profile('ada'))?.milestones[1]?.value
    expect(await milestone()).toBe(4)

    await laurel.record(event('newest', 'points.given', { value: 1, at: minute(30) }))
    expect(await milestone()).toBe(26)
    expect(await laurel.settle()).toBe(0)
  })

  test('facts told again while somebody waits to be settled are duplicates', async () => {
    const { laurel } = await open()
    const late = event('late', 'points.given', { value: 20, at: minute(5) })
    await laurel.record(event('new', 'points.given', { at: minute(10) }))
    await laurel.record(late, { settle: false })
    expect((await laurel.record(late, { settle: false }))[0]?.status).toBe('duplicate')
    await laurel.settle()
    expect((await laurel.profile('ada'))?.milestones[1]?.value).toBe(21)
  })

  test('a worker settles who waits', async () => {
    const { laurel } = await open()
    await laurel.record(event('new', 'points.given', { at: minute(10) }))
    await laurel.record(event('late', 'points.given', { value: 4, at: minute(5) }), { settle: false })
    const worker = laurel.startWorker()
    await worker.runOnce()
    await worker.stop()
    expect((await laurel.profile('ada'))?.milestones[1]?.value).toBe(5)
    expect((await laurel.inbox('ada'))[0]?.awards.map(({ badge }) => badge)).toEqual(['points-5'])
  })
})
