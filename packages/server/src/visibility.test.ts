import { type Endpoint, endpoints } from '@laurel/api'
import { TIERS } from '@laurel/core'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Community, openCommunity } from './test-support/community.ts'
import { exhibition, gallery } from './test-support/gallery.ts'

/** Everything that can be read, so that an endpoint that is added is walked from then on. */
const READS = endpoints.filter(([, { method }]) => method === 'GET')
const OPEN = READS.filter(([, { scope }]) => scope === 'public' || scope === 'read')
const CLOSED = READS.filter(([, { scope }]) => scope !== 'public' && scope !== 'read')

const BADGES = Object.keys(gallery.badges)
const METRICS = Object.keys(gallery.metrics)

/** What stands in paths: about Ada, and about every badge. */
const SEGMENTS: Readonly<Record<string, readonly string[]>> = {
  '/people/{id}': ['/people/ada'],
  '/badges/{id}': BADGES.map((badge) => `/badges/${badge}`),
  '{badge}': BADGES,
  '{event}': ['ada-0', 'ada-2', 'bob-likes-ada'],
  '{metric}': METRICS,
}

/** What stands in queries, each with the rest left out. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  person: ['ada'],
  badge: BADGES,
  tier: TIERS,
  category: Object.keys(gallery.categories),
  limit: ['1', '100'],
  weeks: ['100'],
}

const { url } = await testDatabase()
/** A community, and a key of it that may only read. */
interface Asked extends Community {
  readonly readKey: string
}

let community: Asked
/** The same without anything that Ada did. */
let without: Asked

beforeAll(async () => {
  const open = async (schema: string) => {
    const opened = await openCommunity(url, {}, { catalog: gallery, schema, rarityMinimum: 1 })
    return { ...opened, readKey: await opened.key('read') }
  }
  const around = [...exhibition('bob', 'cem'), ...exhibition('cem', 'bob')]
  community = await open('with_ada')
  without = await open('without_ada')
  for (const { laurel } of [community, without]) {
    await laurel.person('ada', { name: 'Ada' })
    await laurel.record(around)
  }
  await community.laurel.record(exhibition('ada', 'bob'))
})
afterAll(() => Promise.all([community.laurel.close(), without.laurel.close()]))

describe.each(['private', 'off'] as const)('of somebody who chose "%s"', (recognition) => {
  beforeAll(async () => {
    await community.laurel.prefer('ada', { recognition, hidden: [] })
  })

  test.for(aboutPeople(false))('J8 J9 %s answers as if they had done nothing', async ([, endpoint]) => {
    for (const address of addressesOf(endpoint)) {
      const answer = await read(community, address)
      expect(answer, address).toEqual(await read(without, address))
      expect(answer.text, address).not.toContain('"id":"ada"')
    }
  })

  test.for(aboutPeople(true))('J8 J9 %s tells nothing that they earned or did', async ([, endpoint]) => {
    for (const address of addressesOf(endpoint)) {
      const { status, text } = await read(community, address)
      expect(status, address).toSatisfy((code: number) => code === 200 || code === 404)
      for (const word of [...BADGES, ...METRICS]) expect(text, address).not.toContain(`"${word}"`)
    }
  })
})

describe.each(BADGES.filter((badge) => badge !== 'master'))('J8 the badge "%s" that somebody hides', (hidden) => {
  beforeAll(async () => {
    await community.laurel.prefer('ada', { recognition: 'all', hidden: [hidden] })
  })

  test.for(aboutPeople(true))('is absent from %s', async ([, endpoint]) => {
    for (const address of addressesOf(endpoint)) {
      expect((await read(community, address)).text, address).not.toContain(`"${hidden}"`)
    }
  })

  test.for(aboutPeople(false))('is nobody’s of that name in %s', async ([, endpoint]) => {
    for (const address of addressesOf(endpoint)) {
      const { text } = await read(community, address)
      expect(text, address).not.toMatch(new RegExp(`"id":"ada"[^}]*},"badge":"${hidden}"`))
    }
  })

  test('is counted without them', async () => {
    const { text } = await read(community, '/holders/counts')
    const counts = JSON.parse(text).badges
    expect(counts[hidden] ?? 'never told').toBe(hidden === 'egg' ? 'never told' : 2)
    expect(Object.values(counts).sort()).toEqual(hidden === 'egg' ? [0, 3, 3, 3] : [0, 2, 3, 3])
  })
})

describe.each(['all', 'quiet'] as const)('of somebody who chose "%s"', (recognition) => {
  test('everything is there that the others are looked through for', async () => {
    await community.laurel.prefer('ada', { recognition, hidden: [] })
    const answers = await Promise.all(
      OPEN.flatMap(([, endpoint]) => addressesOf(endpoint)).map((address) => read(community, address)),
    )
    const text = answers.map((answer) => answer.text).join('\n')
    for (const badge of BADGES) expect(text.includes(`"${badge}"`)).toBe(true)
    for (const metric of METRICS) expect(text.includes(`"${metric}"`)).toBe(true)
    expect(text).toMatch(/"id":"ada"[^}]*},"badge":"painter"/)
  })

  test('I9 what is secret is in no list, count or progress of those who do not hold it', async () => {
    for (const address of ['/badges', '/holders/counts', '/holders?tier=gold', '/people/dora', '/people/dora/badges']) {
      await community.laurel.person('dora', { name: 'Dora' })
      const { status, text } = await read(community, address)
      expect(status).toBe(200)
      expect(text, address).not.toContain('"egg"')
    }
  })
})

describe('a key that may only read', () => {
  test.for(CLOSED)('is refused %s', async ([, endpoint]) => {
    for (const address of addressesOf(endpoint)) {
      const { status, text } = await read(community, address)
      expect([status, JSON.parse(text).code], address).toEqual([403, 'forbidden'])
    }
  })

  test.for(READS.filter(([, { query }]) => query !== undefined && 'audience' in query.shape))(
    'is not the owner of what %s reads',
    async ([, endpoint]) => {
      const search = endpoint.query !== undefined && 'person' in endpoint.query.shape ? 'person=ada&' : ''
      for (const address of fill(endpoint.path)) {
        const { status, text } = await read(community, `${address}?${search}audience=owner`)
        expect([status, JSON.parse(text).code], address).toEqual([403, 'forbidden'])
      }
    },
  )
})

function aboutPeople(isAbout: boolean) {
  return OPEN.filter(([, { path }]) => path.startsWith('/people/') === isAbout)
}

function addressesOf({ path, query }: Endpoint): readonly string[] {
  const names = Object.keys(query?.shape ?? {})
  const queries = names.flatMap((name) => (VALUES[name] ?? []).map((value) => `?${name}=${value}`))
  return fill(path).flatMap((address) => ['', ...queries].map((search) => `${address}${search}`))
}

/** Every path that its template stands for. */
function fill(template: string): readonly string[] {
  const place = Object.keys(SEGMENTS).find((name) => template.includes(name))
  if (place !== undefined) return (SEGMENTS[place] ?? []).flatMap((value) => fill(template.replace(place, value)))
  expect(template, 'Say in SEGMENTS what stands in the path of this new endpoint.').not.toContain('{')
  return [template]
}

async function read(
  { request, readKey: key }: Asked,
  address: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await request(address, { key })
  return { status: response.status, text: await response.text() }
}
