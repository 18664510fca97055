import { beforeAll, describe, expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'

const { community, visit, joined } = await testCommunity()
const { laurel } = community
let ada: Member
let grace: Member

beforeAll(async () => {
  ada = await joined('Ada Lovelace')
  grace = await joined('Grace Hopper')
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await ada.browser.post('/projects', { name })
  await grace.browser.post('/projects', { name: 'Cobol' })
  await laurel.grant({ person: ada.id, badge: 'project-pro', by: 'test', reason: 'Test' })
})

/** The names on the people's cards. */
async function peopleOn(address: string): Promise<readonly string[]> {
  const { html } = await visit().get(address)
  return [...html.matchAll(/<p class="name-line"><bdi>([^<]+)</g)].map(([, name = '']) => name)
}

describe('people', () => {
  test.each([
    ['badge=project-pro', ['Ada Lovelace']],
    ['badge=first-builder', ['Grace Hopper', 'Ada Lovelace']],
    ['tier=gold', ['Ada Lovelace']],
    ['tier=diamond', []],
    ['category=builder', ['Ada Lovelace', 'Grace Hopper']],
    ['q=project+pro', ['Ada Lovelace']],
    ['q=Show+me+Project+Pros', ['Ada Lovelace']],
    ['q=Zeig+mir+Project+Pros', ['Ada Lovelace']],
    ['q=find+networking+masters', []],
  ])('?%s finds %j', async (query, names) => {
    expect(await peopleOn(`/discover?${query}`)).toEqual(names)
  })

  test('without a wish those come first who earned something last, each once', async () => {
    expect(await peopleOn('/discover')).toEqual(['Ada Lovelace', 'Grace Hopper'])
  })

  test('a name that several badges share leads to each of them', async () => {
    const { html } = await visit().get('/discover?q=project')
    for (const badge of ['project-pro', 'project-rookie', 'first-project'])
      expect(html).toContain(`href="/discover?badge=${badge}"`)
    expect(html).toContain('value="project"')
  })

  test('a name that no badge has says what to do, and shows it as text', async () => {
    const { html } = await visit().get('/discover?q=%3Cb%3Exyz')
    expect(html).toContain('No badge is called anything like “&lt;b&gt;xyz”')
  })

  test('a badge, tier or category that there is not is not there', async () => {
    for (const query of ['badge=none', 'tier=platinum', 'category=none', 'badge=constructor'])
      expect((await visit().get(`/discover?${query}`)).status, query).toBe(404)
  })

  test('filters say how many people they find, and which one is chosen', async () => {
    const { html } = await visit().get('/discover?tier=gold')
    expect(html).toMatch(/href="\/discover\?tier=gold" aria-current="page"><span>Gold<\/span><span class="number">1</)
    expect(html).toMatch(/href="\/discover\?category=builder"><span>Builder<\/span><span class="number">2</)
    expect(html).toContain('People with badges in Gold')
  })

  test('a card says who somebody is, the best they hold, and since when', async () => {
    await ada.browser.post('/settings/profile', { name: 'Ada Lovelace', handle: ada.handle, title: 'Analyst' })
    const { html } = await visit().get('/discover?badge=project-pro')
    expect(html).toContain('Analyst')
    expect(html).toMatch(/aria-label="Project Pro"><svg/)
    expect(html).toMatch(/Earned <time datetime="20\d\d-[^"]+Z"/)
  })

  test('many people come page by page, each once', async () => {
    for (let n = 0; n < 30; n++) {
      await laurel.person(`crowd-${n}`, { name: `Crowd ${n}` })
      await laurel.grant({ person: `crowd-${n}`, badge: 'storyteller', by: 'test', reason: 'Test' })
    }
    const first = await visit().get('/discover?badge=storyteller')
    const older = /href="(\?[^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const names = [...(await peopleOn('/discover?badge=storyteller')), ...(await peopleOn(`/discover${older}`))]
    expect(new Set(names).size).toBe(30)
    expect(names).toHaveLength(30)
    expect((await visit().get(`/discover${older}`)).html).toContain('href="?badge=storyteller"')
    expect((await visit().get('/discover?badge=storyteller&before=nonsense')).status).toBe(404)
  })
})

describe('a badge', () => {
  test('shows its path, how it is held, and who holds it', async () => {
    const { html } = await visit().get('/badges/project-rookie')
    expect(html).toContain('Builder Path')
    expect(html).toContain('Once earned, it stays.')
    expect(html).toContain('Ada Lovelace')
    expect(html).toContain('0 / 15 projects')
    expect(html).toContain('Join, and see how far you are.')
  })

  test('tells a member how far they are, and since when they hold it', async () => {
    expect((await grace.browser.get('/badges/project-rookie')).html).toContain('1 / 5 projects')
    expect((await ada.browser.get('/badges/project-rookie')).html).toMatch(/You have held it since <time/)
    await laurel.prefer(ada.id, { hidden: ['project-rookie'] })
    expect((await ada.browser.get('/badges/project-rookie')).html).toContain('You hid it from others.')
    await laurel.prefer(ada.id, { hidden: [] })
  })

  test('says of those that end when they do, and of a season when it is', async () => {
    expect((await visit().get('/badges/late-night-coder')).html).toContain('it looks back on the last 30 days')
    expect((await visit().get('/badges/active-this-week')).html).toContain('Each week anew.')
    const season = await visit().get('/badges/hacktober-challenge', { 'Accept-Language': 'de' })
    expect(season.html).toContain('Nur 1.–31. Oktober: Jedes Jahr hat seine eigene Ausgabe.')
  })

  test('how rare it is, is told where there are enough people', async () => {
    for (const path of ['/badges', '/badges/project-pro', '/discover?badge=project-pro'])
      expect(await textOf(path), path).toContain('1 person · 3% of people')
    expect(await textOf('/badges/code-architect')).toContain('Nobody yet')
  })
})

/** Short enough to be read where a test fails. */
async function textOf(address: string): Promise<string> {
  const { html } = await visit().get(address)
  return html.replace(/<template.*?<\/template>/gs, '').replace(/<[^>]*>/g, '')
}

test('K9 dates are told in the viewer’s zone, and to machines in any', async () => {
  await laurel.person('traveller', { name: 'Traveller' })
  const event = {
    id: 'k9',
    type: 'project.created',
    at: '2026-03-01T23:30:00Z',
    actor: 'traveller',
    target: 'project:k9',
  }
  await laurel.record(event, { anyAge: true })
  const seenIn = async (zone: string, locale = 'en') => {
    const { html } = await visit().get('/discover?badge=first-project', {
      Cookie: `zone=${zone}`,
      'Accept-Language': locale,
    })
    return /<time datetime="2026-03-01T23:30:00.000Z"[^>]*>([^<]+)</.exec(html)?.[1]
  }
  expect(await seenIn('Asia/Tokyo')).toBe('March 2, 2026')
  expect(await seenIn('America/Los_Angeles')).toBe('March 1, 2026')
  expect(await seenIn('Asia/Tokyo', 'de')).toBe('2. März 2026')
  const { html } = await visit().get('/badges/first-project', { Cookie: 'zone=Asia/Tokyo' })
  expect(html).toMatch(/<time datetime="2026-03-01T23:30:00.000Z"[^>]*>Mar 2, 2026</)
})
