import {
  type Instant,
  type RenderOptions,
  renderAccomplishments,
  renderBadge,
  renderFlair,
  renderHighlights,
  renderNext,
  renderPath,
  renderShowcase,
  renderStreak,
  type ShownBadge,
} from '../src/render.ts'
import type { Example } from './example.ts'
import { attributes, FAILING, type Group, type State, states } from './state.ts'
import { peopleGroups } from './states-people.ts'

/** Every element in every state. */
export function groups(example: Example, o: RenderOptions): readonly Group[] {
  const { profile, showcase, path, streak } = example
  const all = showcase.categories.flatMap(({ badges }) => badges)
  const find = (id: string) => all.find((badge) => badge.id === id) ?? fallback
  const tiers = ['first-builder', 'social-freak', 'project-pro'].map(find)
  const diamond = { ...find('code-architect'), earnedAt: '2026-02-24T21:30:00Z' }
  const nobody = {
    ...profile,
    highlights: [],
    milestones: [],
    next: [],
    badgesEarned: 0,
    tiers: { bronze: 0, silver: 0, gold: 0, diamond: 0 },
  }
  const none = {
    ...showcase,
    earned: 0,
    categories: showcase.categories.map((c) => ({ ...c, badges: c.badges.map(lock) })),
  }
  const odd = { ...profile, highlights: oddNames(profile) }
  const unseen = { ...nobody, visible: false }
  const marks = {
    ...profile,
    highlights: profile.highlights.map((one, index) => ({ ...one, ...MARKS[index] })),
  }
  const links = { badgeHref: '/badges/{badge}' }
  return [
    {
      tag: 'laurel-badge',
      says: 'One medal, with a tooltip on hover, focus and touch.',
      states: [
        ...[...tiers, diamond].map((badge) => badgeState(badge.name, badge, o, 64)),
        badgeState('locked', find('networking-master'), o, 64),
        badgeState('live, a third of its time left', { ...find('first-log'), truth: 'live', remaining: 0.34 }, o, 64),
        badgeState('of a season', { ...find('collab-guru'), year: 2026 }, o, 64),
        badgeState('16 px', tiers[2] ?? fallback, o, 16),
        badgeState('named', tiers[2] ?? fallback, o, 40, true),
        {
          title: 'waiting',
          html: renderBadge(undefined, { ...o, size: 64 }),
          data: null,
          paste: '<laurel-badge badge="project-pro" size="64"></laurel-badge>',
        },
        {
          title: 'failed',
          html: renderBadge(undefined, { ...o, size: 64 }),
          data: FAILING,
          paste: '<laurel-badge badge="no-such-badge"></laurel-badge>',
        },
      ],
    },
    {
      tag: 'laurel-highlights',
      says: 'Three to five badges for the header of a profile.',
      states: states('laurel-highlights', renderHighlights, o, [
        ['five badges', profile],
        ['three at most', profile, { limit: 3 }],
        ['of a season, with time left, seen by its owner alone', marks],
        ['long names, other scripts, emoji, markup', odd],
        ['with links', profile, links],
        ['private', unseen],
        ['nothing yet', nobody],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    {
      tag: 'laurel-flair',
      says: 'The best badge behind a name.',
      states: [
        flair('in a sentence', profile, o, {}),
        flair('a certain badge', profile, o, { badge: 'journey-starter' }),
        flair('three badges', profile, o, { limit: 3 }),
        flair('no badge', nobody, o, {}),
      ],
    },
    {
      tag: 'laurel-next',
      says: 'What is nearest, and how much is missing.',
      states: states('laurel-next', renderNext, o, [
        ['the nearest', profile],
        ['three', profile, { limit: 3 }],
        ['everything earned', nobody],
        ['private', unseen],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    {
      tag: 'laurel-path',
      says: 'A path with its steps.',
      states: states('laurel-path', renderPath, o, [
        ['on the way', path],
        ['at its end', { ...path, steps: path.steps.map((step) => ({ ...step, earnedAt: '2026-02-24T21:30:00Z' })) }],
        ['not begun', { ...path, steps: path.steps.map(lock) }],
        ['without steps', { ...path, steps: [] }],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    {
      tag: 'laurel-streak',
      says: 'A streak and its days.',
      states: states('laurel-streak', renderStreak, o, [
        ['at risk', streak],
        [
          'safe for today',
          {
            ...streak,
            atRisk: false,
            until: null,
            days: [...(streak.days ?? []), { day: '2026-03-08', kind: 'active' as const }],
          },
        ],
        ['over', { ...streak, current: 0, atRisk: false, until: null, noun: undefined }],
        [
          'without a calendar, by weeks',
          { current: 7, longest: 9, every: 'week' as const, atRisk: false, until: null },
        ],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    {
      tag: 'laurel-accomplishments',
      says: 'Badges by tier, numbers, and the next badges.',
      states: states('laurel-accomplishments', renderAccomplishments, o, [
        ['much done', { profile }],
        ['with links, two at most', { profile }, { ...links, limit: 2 }],
        ['nothing yet', { profile: { ...nobody, next: profile.next } }],
        ['private', { profile: unseen }],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    {
      tag: 'laurel-showcase',
      says: 'Every badge by category, with a filter.',
      states: states('laurel-showcase', renderShowcase, o, [
        ['some earned', showcase, links],
        ['of a season, with time left, seen by its owner alone', markedIn(showcase)],
        ['nothing yet', { ...none, categories: none.categories.slice(0, 1) }, { filter: 'earned' as const }],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    ...peopleGroups(example, o),
  ]
}

function badgeState(title: string, badge: ShownBadge, o: RenderOptions, size: number, named = false): State {
  const attributes = `size="${size}"${named ? ' named' : ''}`
  const id = 'id' in badge ? String(badge.id) : ''
  return {
    title,
    html: renderBadge(badge, { ...o, size, named }),
    data: badge,
    paste: `<laurel-badge badge="${id}" person="ada" ${attributes}></laurel-badge>`,
  }
}

function flair(title: string, profile: Example['profile'], o: RenderOptions, settings: object): State {
  return {
    title,
    html: renderFlair(profile, { ...o, ...settings, name: profile.person.name ?? '' }),
    data: profile,
    paste: `<laurel-flair person="ada"${attributes(settings)}>Ada Lovelace</laurel-flair>`,
  }
}

function lock<
  Badge extends {
    readonly earnedAt: Instant | null
    readonly progress: { readonly target: number; readonly text: string }
  },
>(badge: Badge) {
  const text = badge.progress.text.replace(/^[\d.,]+/, '0')
  return { ...badge, earnedAt: null, progress: { ...badge.progress, value: 0, text } }
}

const MARKS = [{ year: 2026, pinned: true }, { truth: 'live' as const, remaining: 0.3 }, { hidden: true }]

function markedIn(showcase: Example['showcase']): Example['showcase'] {
  const categories = showcase.categories.slice(0, 1).map((category) => ({
    ...category,
    badges: category.badges.slice(0, 4).map((badge, index) => ({ ...badge, ...MARKS[index] })),
  }))
  return { ...showcase, categories }
}

const ODD = [
  'The Most Extraordinarily Long Badge Name That Anybody Has Ever Put Into A Catalog',
  'Social Freak 😜',
  'بنّاء المشاريع',
  'מנטור',
  '<b>Not bold</b> & "quoted"',
]

function oddNames({ highlights }: Example['profile']): Example['profile']['highlights'] {
  return highlights.map((one, index) => ({ ...one, name: ODD[index] ?? one.name }))
}

const fallback: ShownBadge & Example['showcase']['categories'][number]['badges'][number] = {
  id: 'none',
  name: 'None',
  description: '',
  tier: 'bronze',
  glyph: 'award',
  earnedAt: null,
  retired: false,
  soldOut: false,
  count: 0,
  progress: { value: 0, target: 1, text: '0 / 1' },
  truth: 'permanent',
  year: null,
  remaining: null,
  pinned: false,
  hidden: false,
  holders: 0,
  rarity: null,
}
