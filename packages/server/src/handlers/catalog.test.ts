import { parseCatalog, reach } from '@laurel/core'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { makers } from '../test-support/catalog.ts'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())
const client = await community.client('admin')

/** The makers' catalog with another threshold. */
function makersWith(threshold: number) {
  const { builder } = makers.badges
  if (builder === undefined) throw new TypeError('The makers have no builder.')
  return {
    ...parseCatalog({
      ...makers,
      badges: { ...makers.badges, builder: { ...builder, criteria: reach('projects', threshold) } },
    }),
  }
}

describe('the catalog', () => {
  test('is previewed, published and listed', async () => {
    await client.recordEvents({ events: [created('ada', 1), created('ada', 2), created('bob', 1)] })
    const catalog = makersWith(2)
    const preview = await client.previewCatalog({ catalog })
    expect(preview).toMatchObject({ base: 1, people: 1, messages: 1, problems: [] })
    expect(preview.badges).toEqual([
      {
        badge: 'builder',
        draft: false,
        gains: {
          count: 1,
          samples: [{ person: 'ada', instance: '', earnedAt: '2026-03-01T09:00:00.000Z' }],
          earliest: '2026-03-01T09:00:00.000Z',
          latest: '2026-03-01T09:00:00.000Z',
        },
        losses: { count: 0, samples: [] },
        keeps: { count: 0, samples: [] },
        moves: { count: 0, samples: [] },
      },
    ])
    const published = await client.publishCatalog({ catalog, token: preview.token, note: 'Five were too many' })
    expect(published).toEqual({ status: 'published', version: 2, backfill: true })
    const { items } = await client.catalogVersions()
    expect(items).toMatchObject([{ version: 2, publishedBy: 'a test', note: 'Five were too many' }, { version: 1 }])
    expect(await client.catalog()).toEqual({ version: 2, catalog })
    expect(await client.catalog({ version: 1 })).toEqual({ version: 1, catalog: { ...makers } })
  })

  test('E11 is not published when it is not what was previewed', async () => {
    const { token } = await client.previewCatalog({ catalog: makersWith(3) })
    await expect(client.publishCatalog({ catalog: makersWith(4), token })).rejects.toMatchObject({
      status: 409,
      code: 'preview_outdated',
    })
  })

  test('E9 is not published without a badge that somebody holds', async () => {
    const badges = { builder: makers.badges['builder'], liked: makers.badges['liked'] }
    const catalog = { ...makers, badges, paths: {} }
    expect((await client.previewCatalog({ catalog })).problems).toMatchObject([{ where: 'badges.first-project' }])
    await expect(client.publishCatalog({ catalog })).rejects.toMatchObject({ status: 409, code: 'catalog_refused' })
  })

  test('that is none is refused with every problem', async () => {
    const catalog = { ...makers, paths: {}, milestones: ['nothing', 'something'] }
    await expect(client.previewCatalog({ catalog })).rejects.toMatchObject({
      status: 422,
      code: 'invalid_catalog',
      problem: { problems: [{ field: 'catalog.milestones.0' }, { field: 'catalog.milestones.1' }] },
    })
  })

  test('of a version that there is not is a 404', async () => {
    await expect(client.catalog({ version: 99 })).rejects.toMatchObject({ status: 404, code: 'unknown_version' })
  })

  test('is for administrators', async () => {
    const reader = await community.client('read', 'events:write')
    for (const call of [
      () => reader.catalog(),
      () => reader.catalogVersions(),
      () => reader.previewCatalog({ catalog: {} }),
      () => reader.publishCatalog({ catalog: {} }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'forbidden' })
  })
})
