import { describe, expect, test } from 'vitest'
import { exampleIn, NOW } from '../../gallery/example.ts'
import {
  type AwardAnswer,
  renderFeed,
  renderFlair,
  renderHighlights,
  renderHolders,
  renderInbox,
  renderProfileCard,
  renderShowcase,
  renderToast,
  styleSheet,
  tokenStyles,
} from '../render.ts'
import { hrefOf } from './links.ts'

const { profile, feed, holders, notices, showcase } = exampleIn('en')
const LINKS = { badgeHref: '/badges/{badge}', personHref: '/people/{handle}' }

describe('the feed', () => {
  test('says who earned what, with links and how long ago', () => {
    const html = renderFeed(feed, { ...LINKS, now: NOW })
    expect(textOf(html)).toContain('🎉 @mike earned the Social Freak 😜 badge!2 minutes ago')
    expect(html).toContain('<a part="link" href="/people/mike"><bdi>@mike</bdi></a>')
    expect(html).toContain('<a part="link" href="/badges/social-freak">')
    expect(html).toMatch(/<time datetime="2026-03-08T11:58:00.000Z">2 minutes ago/)
    expect(textOf(renderFeed(exampleIn('de').feed, { now: NOW, locale: 'de' }))).toContain(
      '@mike hat das Abzeichen Social Freak 😜 verdient!vor 2 Minuten',
    )
  })

  test.each([
    ['2026-03-08T12:00:30Z', 'now'],
    ['2026-03-08T11:59:01Z', 'now'],
    ['2026-03-08T11:00:01Z', '59 minutes ago'],
    ['2026-03-07T12:00:00Z', '1 day ago'],
    ['2026-03-01T12:00:01Z', '6 days ago'],
    ['2026-03-01T12:00:00Z', 'Mar 1, 2026'],
  ])('%s is %s at noon of 8 March', (earnedAt, said) => {
    expect(textOf(renderFeed(of({ earnedAt }), { now: NOW }))).toContain(`badge!${said}`)
  })

  test('says dates where nobody says what time it is', () => {
    expect(textOf(renderFeed(of({ earnedAt: '2026-03-08T11:59:01Z' })))).toContain('badge!Mar 8, 2026')
    expect(textOf(renderFeed(of({ earnedAt: new Date('2026-03-08T11:59:01Z') })))).toContain('badge!Mar 8, 2026')
  })

  test('has a button for the next page where there is one', () => {
    expect(renderFeed(feed)).toContain('data-action="more"')
    expect(renderFeed({ ...feed, next: null })).not.toContain('data-action="more"')
  })
})

describe('a link', () => {
  test.each([
    ['/badges/{badge}', { badge: 'a/b c' }, '/badges/a%2Fb%20c'],
    ['https://example.org/{id}?x=1', { id: 'ä' }, 'https://example.org/%C3%A4?x=1'],
    ['people/{handle}', { handle: 'javascript:alert(1)' }, 'people/javascript%3Aalert(1)'],
    ['#{badge}', { badge: 'x' }, '#x'],
  ])('%s is filled with what is encoded', (template, ids, href) => {
    expect(hrefOf(template, ids)).toBe(href)
  })

  test.each([
    ['/people/{handle}', { handle: null }],
    ['/people/{handle}', { handle: '..' }],
    ['/people/{nothing}', { handle: 'x' }],
    ['javascript:alert({badge})', { badge: '1' }],
    ['java\tscript:{badge}', { badge: '1' }],
    [' javascript:{badge}', { badge: '1' }],
    ['data:text/html,{badge}', { badge: '1' }],
    ['', { badge: '1' }],
    [null, { badge: '1' }],
  ])('there is none from %j with %j', (template, ids) => {
    expect(hrefOf(template, ids)).toBeNull()
  })

  test('stands wherever a badge has a name', () => {
    expect(renderHighlights(profile, LINKS)).toContain('<a href="/badges/project-pro" part="badge"')
    expect(renderShowcase(showcase, LINKS)).toContain('<a part="link" href="/badges/first-builder">')
    expect(renderHighlights(profile)).not.toContain('<a ')
  })
})

describe('holders', () => {
  test('are counted, with what part of the people they are where that is told', () => {
    expect(textOf(renderHolders(holders, { badge: 'social-freak' }))).toContain('4 holders · 4% of people have it')
    expect(textOf(renderHolders({ ...holders, rarity: null }))).toMatch(/4 holders(?! ·)/)
    expect(textOf(renderHolders({ ...holders, rarity: 0.0031 }))).toContain('0.3% of people')
    expect(textOf(renderHolders({ items: [], next: null, total: 0, rarity: 0 }))).toContain(
      'Nobody has it yet. It could',
    )
  })

  test('say which badge they hold where it is not about one', () => {
    expect(textOf(renderHolders({ ...feed, total: 4 }))).toContain('@mike · Social Freak 😜 · Mar 8, 2026')
    expect(textOf(renderHolders({ ...feed, total: 4 }, { badge: 'x' }))).toContain('@mike · Mar 8, 2026')
  })

  test('have a picture where there is one, else letters', () => {
    const person = { id: '1', name: 'Mike  van Ross', handle: null, avatar: null }
    expect(renderHolders({ ...of({ person }), total: 1 })).toContain('>MR</text>')
    expect(renderHolders({ ...of({ person: { ...person, name: '😜 x' } }), total: 1 })).toContain('>😜x</text>')
    expect(renderHolders({ ...of({ person: { ...person, avatar: '/a.png' } }), total: 1 })).toContain(
      'src="/a.png" alt=""',
    )
    expect(renderHolders({ ...of({ person: { ...person, avatar: 'data:x' } }), total: 1 })).not.toContain('<img')
  })
})

describe('notices', () => {
  test('that nobody has read say so in words', () => {
    const html = renderInbox({ items: notices }, { now: NOW, badgeHref: LINKS.badgeHref })
    expect(textOf(html)).toContain('2 unread')
    expect(html.split('part="new"')).toHaveLength(3)
    expect(html).toContain('<strong><a part="link" href="/badges/social-freak"><bdi>Social Freak 😜</bdi></a></strong>')
    expect(textOf(renderInbox({ items: notices.slice(2) }))).toContain('All read')
  })

  test('of the same moment are one, led by the highest', () => {
    expect(textOf(renderToast(notices))).toContain('Congrats! You earned Code Architect and 3 more badges!')
    expect(textOf(renderToast(notices.slice(0, 2)))).toContain('You earned Open-Source Ally and 1 more badge!')
    expect(textOf(renderToast(notices.slice(0, 1)))).toContain('You earned the Social Freak 😜 badge!')
    expect(renderToast(notices)).toContain('data-tier="diamond"')
  })

  test('take no place where there are none, but for a region that is listened to', () => {
    expect(renderToast()).toContain('<div><div role="status"></div></div>')
  })
})

describe('the profile card', () => {
  test('says who, what, how much, and what comes next', () => {
    const text = textOf(renderProfileCard(profile, { headline: 'Full-Stack Developer' }))
    expect(text).toMatch(/Ada Lovelace ?@ada · Full-Stack Developer/)
    expect(text).toMatch(/34 projects ?47 journey logs ?297 interactions/)
    expect(text).toContain('3 more interactions → Networking Master')
  })

  test('says the whole sentence where one is missing, or its progress is told in another way', () => {
    const [next] = profile.next
    const card = (change: object) =>
      textOf(renderProfileCard({ ...profile, next: next === undefined ? [] : [{ ...next, ...change }] }))
    expect(card({ remaining: 1 })).toContain('Only 3 more interactions to unlock Networking Master!')
    expect(card({ progress: '99 %' })).toContain('Only 3 more interactions to unlock')
  })

  test('says that badges are not shown, and nothing else of them', () => {
    const text = textOf(renderProfileCard({ ...profile, visible: false, highlights: [] }))
    expect(text).toContain('These badges are not shown.')
    expect(text).not.toContain('→')
  })
})

describe('what is special about a badge', () => {
  const [first] = profile.highlights
  const html = (change: object) =>
    renderHighlights({ highlights: first === undefined ? [] : [{ ...first, ...change }] })

  test('of a season has a ribbon, and its year in words', () => {
    expect(html({ year: 2026 })).toContain('laurel-ribbon')
    expect(textOf(html({ year: 2026 }))).toContain('Season 2026')
  })

  test('with an end has a ring, whether it is live or not', () => {
    expect(html({ remaining: 0.4 })).toContain('laurel-ring')
    expect(html({ truth: 'live', remaining: null })).toContain('laurel-ring')
    expect(html({ remaining: null })).not.toContain('class="laurel-ring')
  })

  test('that only its owner sees is marked, and says so', () => {
    expect(html({ hidden: true })).toContain('class="face kept"')
    expect(textOf(html({ hidden: true }))).toContain('Only you see it')
  })

  test('that was earned several times says how often', () => {
    expect(textOf(html({ times: 3 }))).toContain('Earned 3 times, first')
  })
})

describe('rules of style', () => {
  test('stand in each element, or at an address that a page names once', () => {
    const [whole, light] = [renderFlair(profile), renderFlair(profile, { stylesheet: '/laurel/flair.css' })]
    expect(light).toContain('<template shadowrootmode="open"><link rel="stylesheet" href="/laurel/flair.css"><div')
    expect(light).not.toContain('<style')
    expect(whole.length - light.length).toBeGreaterThan(4_000)
    expect(whole).toContain(`<style>${styleSheet('laurel-flair')}</style>`)
    expect(() => styleSheet('laurel-nothing')).toThrow(RangeError)
  })

  test('read custom properties that can be copied as they are', () => {
    const tokens = tokenStyles()
    expect(tokens).toContain('  --laurel-accent: light-dark(#2f7d4f,#6cc792);')
    expect(tokens).toContain('  --laurel-gold-light: #FFE08A;')
    const read = new Set(styleSheet('laurel-streak').match(/--laurel-[\w-]+/g))
    expect([...read].filter((name) => !tokens.includes(`  ${name}: `))).toEqual([])
  })
})

function of(change: Partial<AwardAnswer>) {
  const [first] = feed.items
  return { items: first === undefined ? [] : [{ ...first, ...change }], next: null }
}

function textOf(html: string): string {
  return html
    .replaceAll(/<style.*?<\/style>/gs, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
}
