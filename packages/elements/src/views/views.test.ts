import { describe, expect, test } from 'vitest'
import { exampleIn } from '../../gallery/example.ts'
import {
  renderAccomplishments,
  renderBadge,
  renderFlair,
  renderHighlights,
  renderNext,
  renderPath,
  renderShowcase,
  renderStreak,
} from '../render.ts'

const { profile, showcase, path, streak } = exampleIn('en')
const german = exampleIn('de')
const [gold] = profile.highlights

describe('what a server writes', () => {
  test.each([
    ['laurel-badge', renderBadge(gold)],
    ['laurel-highlights', renderHighlights(profile)],
    ['laurel-flair', renderFlair(profile, { name: 'Ada' })],
    ['laurel-next', renderNext(profile)],
    ['laurel-path', renderPath(path)],
    ['laurel-streak', renderStreak(streak)],
    ['laurel-accomplishments', renderAccomplishments({ profile, showcase })],
    ['laurel-showcase', renderShowcase(showcase)],
  ])('%s is whole, well formed, free of inline styles and scripts, and always the same', (tag, html) => {
    expect(html.startsWith(`<${tag}><template shadowrootmode="open"><style>`)).toBe(true)
    expect(html.endsWith(`</${tag}>`)).toBe(true)
    expect(html).not.toMatch(/\sstyle="|\son\w+="|<script|undefined|\[object|NaN/)
    expect(unclosed(html)).toEqual([])
  })

  test('says by attributes what it was told, so that the element says the same', () => {
    const html = renderBadge(gold, { size: 64, named: true, locale: 'de', zone: 'Europe/Berlin', theme: 'dark' })
    expect(html).toMatch(/^<laurel-badge size="64" named locale="de" zone="Europe\/Berlin" theme="dark">/)
  })

  test('carries the nonce of a content security policy', () => {
    expect(renderNext(profile, { nonce: 'abc"d' })).toContain('<style nonce="abc&quot;d">')
    expect(renderNext(profile, { nonce: 'abc' })).toMatch(/^<laurel-next>/)
  })

  test('without data is what keeps the place until data comes', () => {
    expect(renderNext()).toContain('aria-busy="true"')
  })

  test('shows what people wrote as text', () => {
    const odd = {
      ...profile,
      highlights: profile.highlights.map((one) => ({
        ...one,
        name: '<img src=x onerror=y>',
        description: '</template>"',
      })),
    }
    expect(renderHighlights(odd)).not.toContain('<img')
    expect(renderHighlights(odd).split('</template>')).toHaveLength(2)
    expect(renderFlair(profile, { name: '<i>Ada' })).toContain(
      '</template>&lt;i>Ada</laurel-flair>'.replace('>Ada', '&gt;Ada'),
    )
  })
})

describe('texts and dates', () => {
  const badge = { name: 'x', tier: 'gold', glyph: 'flame', earnedAt: '2026-03-08T23:30:00Z' } as const

  test.each([
    ['en-GB', 'Europe/London', 'Earned <time datetime="2026-03-08T23:30:00.000Z">8 Mar 2026</time>'],
    ['en', 'Asia/Tokyo', 'Earned <time datetime="2026-03-08T23:30:00.000Z">Mar 9, 2026</time>'],
    ['de', 'Europe/Berlin', 'Verdient am <time datetime="2026-03-08T23:30:00.000Z">09.03.2026</time>'],
    ['fr', 'UTC', 'Earned <time datetime="2026-03-08T23:30:00.000Z">8 mars 2026</time>'],
    ['no such language', 'Mars/Base', 'Earned <time datetime="2026-03-08T23:30:00.000Z">Mar 8, 2026</time>'],
  ])('the date is in the language and zone of the reader: %s, %s', (locale, zone, text) => {
    expect(renderBadge(badge, { locale, zone })).toContain(text)
  })

  test('a badge that is held more than once says how often', () => {
    expect(textOf(renderBadge({ ...badge, count: 3 }))).toContain('Gold · Earned 3 times, first Mar 8, 2026')
    expect(textOf(renderBadge({ ...badge, earnedAt: null }))).toContain('Gold · Not earned yet')
    expect(textOf(renderBadge({ ...badge, earnedAt: undefined, retired: true, year: 2026 }))).toContain(
      'Gold · Season 2026 · Can no longer be earned',
    )
  })

  test('the sentences of the first page of the idea', () => {
    expect(textOf(renderNext(profile))).toContain('Only 3 more interactions to unlock Networking Master!')
    expect(renderNext(profile)).toContain('<strong><bdi>Networking Master</bdi></strong>')
    expect(textOf(renderShowcase(showcase))).toContain(`Earned Badges: ${showcase.earned} / ${showcase.total}`)
    expect(textOf(renderNext(german.profile, { locale: 'de' }))).toContain(
      'Nur noch 3 Interaktionen bis Networking Master!',
    )
    expect(textOf(renderStreak(streak))).toContain('longest 64 · at risk until Mar 9, 2026')
  })

  test('progress says number and unit to a screen reader', () => {
    expect(renderNext(profile)).toContain(
      '<progress part="bar" aria-label="Networking Master" aria-valuetext="297 / 300 interactions" value="297" max="300">',
    )
  })

  test('the accomplishments count badges of each tier', () => {
    const earned = showcase.categories
      .flatMap(({ badges }) => badges)
      .filter(({ earnedAt, tier }) => earnedAt !== null && tier === 'gold')
    expect(textOf(renderAccomplishments({ profile, showcase }))).toContain(`Gold: ${earned.length}`)
  })
})

describe('the calendar of a streak', () => {
  const days = (html: string) => [...html.matchAll(/<i data-kind="(\w+)"/g)].map(([, kind]) => kind)
  const calendarOf = (html: string) => html.slice(html.indexOf('<ol'), html.indexOf('</ol>'))

  test('has whole weeks from Monday, and ends today', () => {
    // 8 March 2026 is a Sunday, 4 March a Wednesday.
    expect(days(calendarOf(renderStreak(streak, { weeks: 3 })))).toHaveLength(21)
    expect(days(calendarOf(renderStreak({ ...streak, today: '2026-03-04' }, { weeks: 3 })))).toHaveLength(17)
  })

  test('says of each day what it was, and of today that it is open', () => {
    const html = renderStreak(streak, { weeks: 20 })
    expect(html).toContain('title="February 23, 2026: Frozen"')
    expect(html).toContain('title="March 8, 2026: Today, still open"')
    expect(renderStreak(streak, { weeks: 20, locale: 'de' })).toContain('title="23. Februar 2026: Eingefroren"')
  })

  test('has a shape for every kind, and names those that occur', () => {
    const html = renderStreak(streak, { weeks: 20 })
    const kinds = new Set(days(html))
    for (const kind of kinds) expect(html).toContain(`[data-kind=${kind}]{`)
    expect(textOf(html.slice(html.indexOf('part="legend"')))).toMatch(
      /Active ?Frozen ?Repaired ?Rest day ?Paused ?No activity/,
    )
  })

  test('has the same number of days whether somebody has begun or not', () => {
    const begun = renderStreak({ ...streak, days: [{ day: '2026-03-08', kind: 'active' }] })
    expect(days(calendarOf(begun))).toHaveLength(days(calendarOf(renderStreak(streak))).length)
  })
})

/** Tags that are opened and not closed, or the other way round. */
function unclosed(html: string): readonly string[] {
  const open: string[] = []
  for (const [, slash, name = '', rest = ''] of html
    .replaceAll(/<style.*?<\/style>/gs, '')
    .matchAll(/<(\/?)([a-z-]+)([^>]*)>/g)) {
    if (['input', 'br'].includes(name) || rest.endsWith('/')) continue
    if (slash === '') open.push(name)
    else if (open.pop() !== name) return [...open, `/${name}`]
  }
  return open
}

function textOf(html: string): string {
  return html.replaceAll(/<style.*?<\/style>/gs, '').replaceAll(/<[^>]+>/g, '')
}
