import type { NextBadge, ProfileAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import { profile as english } from '../texts/locales/en.ts'
import { numberOf, type Reader } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'
import { HIGHLIGHT_STYLES, highlightList } from './highlights.ts'
import { badgeLink } from './links.ts'
import { listTexts } from './list-texts.ts'
import { medal, placeholder } from './medal.ts'
import { AVATAR_STYLES, avatar, mention, personLink } from './people.ts'
import { heading, marked, type RenderOptions, renderView, type View } from './view.ts'

/** The part of a profile that is needed. */
export type ProfileCardData = Pick<ProfileAnswer, 'person' | 'visible' | 'highlights' | 'milestones' | 'next'>

export interface ProfileCardSettings {
  /** What stands behind the handle, such as "Full-Stack Developer". */
  readonly headline?: string | undefined
  /** How many next badges, 2 unless given. */
  readonly limit?: number | undefined
  /** The level of the heading, 2 unless given. */
  readonly level?: number | undefined
}

const texts = new Sayer('profile', english)

/** A person at a glance: who they are, their best badges, what they did, and what comes next. */
export const profileCardView: View<ProfileCardData, ProfileCardSettings> = {
  tag: 'laurel-profile-card',
  settings: { headline: String, limit: Number, level: Number },
  styles: `${HIGHLIGHT_STYLES}${AVATAR_STYLES}.card{display:grid;gap:16px}.heading{font-size:18px}
.stats{display:flex;flex-wrap:wrap;margin-inline:-12px;overflow:hidden}.stats li{margin-inline-start:-1px;padding-inline:12px;border-inline-start:1px solid var(--_line)}
.next{display:grid;gap:8px}.next .item{gap:8px}.place{min-block-size:132px}.item .blank{block-size:12px;max-inline-size:160px}`,
  content: (profile, settings) => {
    const { person, visible, milestones, next } = profile
    return html`<div part="card" class="card"><div class="item">${avatar(person, 56)}<div>${name(profile, settings)}<p class="muted">${about(profile, settings)}</p></div></div>${highlightList(profile, 5, settings)}${
      milestones.length > 0 &&
      html`<ul role="list" part="stats" class="stats number">${milestones.map((one) => html`<li><strong>${numberOf(one.value, settings)}</strong> ${one.noun}</li>`)}</ul>`
    }${visible !== false && next.length > 0 && html`<ul role="list" part="next" class="next" aria-label="${listTexts.text('next', settings)}">${next.slice(0, settings.limit ?? 2).map((one) => step(one, settings))}</ul>`}</div>`
  },
  waiting: () =>
    html`<div part="card" class="card" aria-hidden="true"><div class="item">${placeholder(56)}<div><span class="blank"></span></div></div><div class="place"></div></div>`,
}

/** `<laurel-profile-card>` as HTML, from a profile. Without one it keeps its place. */
export function renderProfileCard(
  profile?: ProfileCardData,
  options: ProfileCardSettings & RenderOptions = {},
): string {
  return renderView(profileCardView, profile, options)
}

function name({ person }: ProfileCardData, { level, ...reader }: ProfileCardSettings & Reader): Markup {
  return heading(personLink(person.name ?? mention(person), person, reader), level)
}

/** "@tobiCodes · Full-Stack Developer" */
function about({ person: { name, handle } }: ProfileCardData, { headline }: ProfileCardSettings): Markup {
  const known = [name !== null && handle !== null && html`<bdi>@${handle}</bdi>`, headline].filter(Boolean)
  return html`${known.map((fact, index) => html`${index > 0 && ' · '}${fact}`)}`
}

/** "5 more interactions → Networking Master", where its progress says what is counted and more than one is missing. */
function step(next: NextBadge, reader: Reader): Markup {
  const { badge, name, progress, value, target, remaining, nudge } = next
  const counted = `${numberOf(value, reader)} / ${numberOf(target, reader)} `
  const link = badgeLink(name, badge, reader)
  const said =
    progress.startsWith(counted) && remaining !== 1
      ? texts.markup('missing', reader, {
          count: remaining,
          noun: progress.slice(counted.length),
          badge: html`<strong>${link}</strong>`,
        })
      : marked(nudge, () => link)
  return html`<li class="item">${medal({ ...next, earnedAt: null }, 32)}<div>${said}</div></li>`
}
