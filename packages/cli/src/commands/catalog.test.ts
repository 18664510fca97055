import { type CatalogInput, parseCatalog } from '@laurel/core'
import { createLaurel } from '@laurel/engine'
import { serve } from '@laurel/server'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { temporaryFolder } from '../test-support/temporary-folder.ts'

const { url } = await testDatabase()
const text = { en: 'points' }

function pointsCatalog(badges: Readonly<Record<string, number>>): CatalogInput {
  const badge = (value: number) => ({
    name: text,
    description: text,
    category: 'all',
    tier: 'bronze' as const,
    glyph: 'award',
    criteria: { kind: 'compare' as const, metric: 'points', op: '>=' as const, value },
  })
  return {
    id: 'points',
    name: text,
    events: { given: 'Somebody got a point.' },
    categories: { all: { name: text } },
    metrics: { points: { kind: 'count', of: ['given'], credit: 'actor', noun: text } },
    badges: Object.fromEntries(Object.entries(badges).map(([id, value]) => [id, badge(value)])),
  }
}

const folder = await temporaryFolder()
const write = (name: string, badges: Readonly<Record<string, number>>) =>
  folder.write(name, JSON.stringify(pointsCatalog(badges)))
const first = await write('first.json', { pro: 3 })
const lower = await write('lower.json', { pro: 2 })
const lowest = await write('lowest.json', { pro: 1 })
const without = await write('without.json', { other: 3 })

const community = await createLaurel({ database: url, catalog: parseCatalog(pointsCatalog({ pro: 3 })) })
for (const [person, count] of Object.entries({ ada: 3, bob: 2, cy: 1 })) {
  await community.record(
    Array.from({ length: count }, (_, index) => ({
      id: `p${index}`,
      type: 'given',
      at: `2026-03-0${index + 1}T10:00:00Z`,
      actor: person,
    })),
  )
}
afterAll(async () => {
  await community.close()
  await folder.remove()
})

const catalog = (...args: readonly string[]) => laurel(['catalog', ...args, '--database', url])

async function holders(): Promise<readonly string[]> {
  const { items } = await community.feed({ badge: 'pro' })
  return items.map((item) => item.person.id).sort()
}

describe('laurel catalog', () => {
  test('preview shows who would get what, and changes nothing', async () => {
    const { exit, stdout } = await catalog('preview', lower)
    expect(exit).toBe(0)
    expect(stdout).toContain('Compared with version 1; 2 people looked at.')
    expect(stdout).toMatch(/pro +1 +0 +0 +1 +2026-03-02/)
    expect(stdout).toContain('get: bob')
    expect(stdout).toContain('Announcing it would send 1 message; without --announce nobody is told.')
    expect(stdout).toMatch(/laurel catalog publish .*lower\.json --token 1-/)
    expect(await holders()).toEqual(['ada'])
  })

  test('preview and publish refuse a catalog without a badge that somebody holds', async () => {
    const { exit, stdout } = await catalog('preview', without)
    expect(exit).toBe(1)
    expect(stdout).toContain('badges.pro')
    const published = await catalog('publish', without, '--yes')
    expect(published.exit).toBe(1)
    expect(published.stderr).toContain('Set its status to "retired"')
  })

  test('publish asks somebody who is there, and nobody is there in a script', async () => {
    const alone = await catalog('publish', lower)
    expect(alone).toMatchObject({ exit: 2, stdout: '' })
    expect(alone.stderr).toContain('Nobody is there to be asked. Say --yes')
    const args = ['catalog', 'publish', lower, '--database', url]
    const no = await laurel(args, { tty: true, stdin: 'n\n' })
    expect(no.exit).toBe(2)
    expect(no.stderr).toContain('Nothing was published.')
    expect(await holders()).toEqual(['ada'])
    const yes = await laurel(args, { tty: true, stdin: 'y\n' })
    expect(yes).toMatchObject({ exit: 0, stdout: `${lower} is in force, as version 2. 2 people folded by it.\n` })
    expect(await holders()).toEqual(['ada', 'bob'])
  })

  test('E11 publish with the token of another preview is refused, with its own it is not', async () => {
    const { token } = JSON.parse((await catalog('preview', lowest, '--json')).stdout) as { token: string }
    const other = await catalog('publish', first, '--token', token)
    expect(other.exit).toBe(1)
    expect(other.stderr).toContain('Preview it again.')
    const { stdout } = await catalog('publish', lowest, '--token', token, '--by', 'ada', '--note', 'For all', '--json')
    expect(JSON.parse(stdout)).toEqual({ status: 'published', version: 3, backfill: true, folded: 3 })
    expect(await holders()).toEqual(['ada', 'bob', 'cy'])
    expect((await catalog('publish', lowest, '--yes')).stdout).toContain('in force already, as version 3')
  })

  test('list names every version, and show writes one', async () => {
    const { stdout } = await catalog('list')
    expect(stdout).toMatch(/3 .* in force +ada: For all\n +2 .*\n +1 /)
    const shown = JSON.parse((await catalog('show', '2')).stdout)
    expect(shown.badges.pro.criteria.value).toBe(2)
    expect(JSON.parse((await catalog('show')).stdout).badges.pro.criteria.value).toBe(1)
    expect((await catalog('show', '9')).exit).toBe(4)
    expect((await catalog('show', 'x')).exit).toBe(2)
  })

  test('does the same at a running server', async () => {
    const { secret } = await community.keys.create('a test', ['admin'])
    const server = await serve({ laurel: community, port: 0 })
    const env = { LAUREL_API_KEY: secret }
    const at = (...args: readonly string[]) => laurel(['catalog', ...args, '--server', server.url], { env })
    try {
      expect((await at('preview', first)).stdout).toMatch(/pro +0 +0 +3 +0/)
      const { stdout } = await at('publish', first, '--yes')
      expect(stdout).toContain('is in force, as version 4. The server folds people by it now.')
      expect((await at('list')).stdout).toContain('0 of ? people folded')
      expect(JSON.parse((await at('show', '1')).stdout)).toEqual(JSON.parse((await at('show')).stdout))
    } finally {
      await server.close()
    }
  })
})

describe('a community that nobody has given a catalog', () => {
  test('gets one by its first publication', async () => {
    const place = ['--database', url, '--schema', 'fresh']
    await laurel(['migrate', ...place])
    const before = await laurel(['profile', 'ada', ...place])
    expect(before).toMatchObject({ exit: 3 })
    expect(before.stderr).toContain('No catalog is published here.')
    expect(await laurel(['catalog', 'publish', first, ...place])).toMatchObject({
      exit: 0,
      stdout: `${first} is in force, as version 1.\n`,
    })
  })

  test('a catalog that nobody named never takes the place of one that somebody did', async () => {
    await laurel(['key', 'create', 'test', '--scope', 'admin', '--database', url])
    expect(await community.catalogVersions()).toHaveLength(4)
  })
})
