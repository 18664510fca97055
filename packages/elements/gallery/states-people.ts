import {
  type AwardAnswer,
  type RenderOptions,
  renderFeed,
  renderHolders,
  renderInbox,
  renderProfileCard,
  renderToast,
} from '../src/render.ts'
import type { Example } from './example.ts'
import { FAILING, type Group, states } from './state.ts'

const LINKS = { badgeHref: '/badges/{badge}', personHref: '/people/{handle}' }

/** The elements that are about people and what they are told. */
export function peopleGroups({ profile, feed, holders, notices }: Example, o: RenderOptions): readonly Group[] {
  const nobody = { ...profile, highlights: [], milestones: [], next: [] }
  const odd = { ...profile, person: { ...profile.person, name: LONG, handle: 'ada'.repeat(12) } }
  const [first] = notices
  return [
    {
      tag: 'laurel-profile-card',
      says: 'A person at a glance.',
      states: states('laurel-profile-card', renderProfileCard, o, [
        ['with a headline and links', profile, { headline: 'Full-Stack Engineer', ...LINKS }],
        ['a long name', odd, { headline: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtin' }],
        ['nothing yet', { ...nobody, person: { ...profile.person, name: null } }],
        ['private', { ...nobody, visible: false }],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    {
      tag: 'laurel-feed',
      says: 'What was earned, the newest first.',
      states: states('laurel-feed', renderFeed, o, [
        ['with links', feed, LINKS],
        ['long names, other scripts, emoji, markup', { items: feed.items.map(strange), next: null }],
        ['nothing yet', { items: [], next: null }],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    {
      tag: 'laurel-holders',
      says: 'Who holds a badge, or any of a tier or category.',
      states: states('laurel-holders', renderHolders, o, [
        ['of a badge', { ...holders, next: 'more' }, { badge: 'social-freak', ...LINKS }],
        ['of a tier', { ...feed, next: null, total: 4 }, LINKS],
        ['of a badge that nobody holds', { items: [], next: null, total: 0, rarity: 0 }, { badge: 'code-architect' }],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    {
      tag: 'laurel-inbox',
      says: 'What somebody is told, and what of it they have not read.',
      states: states('laurel-inbox', renderInbox, o, [
        ['two unread', { items: notices }, { badgeHref: LINKS.badgeHref }],
        ['all read', { items: notices.map((one) => ({ ...one, readAt: '2026-03-08T11:00:00Z' })) }],
        ['a long one', { items: first === undefined ? [] : [{ ...first, text: `**${LONG}** ${LONG}` }] }],
        ['nothing yet', { items: [] }],
        ['waiting', null],
        ['failed', FAILING],
      ]),
    },
    {
      tag: 'laurel-toast',
      says: 'What was just earned, once, at the edge of the window; here within the page.',
      states: states('laurel-toast', renderToast, o, [
        ['one', notices.slice(0, 1)],
        ['several at once', notices],
        ['nothing', []],
      ]),
    },
  ]
}

const LONG = 'Maximiliane Wilhelmine von Rechtsschutzversicherungsgesellschaften-Hinterobersdorf'

const STRANGE = [LONG, 'Social Freak 😜🎉', 'بنّاء المشاريع', '<b>Not bold</b> & "quoted"']

function strange(award: AwardAnswer, index: number): AwardAnswer {
  const text = STRANGE[index] ?? ''
  return {
    ...award,
    badgeName: text,
    person: { ...award.person, handle: index === 2 ? null : award.person.handle, name: text },
  }
}
