import type { Tier } from '@laurel/core'
import { TIERS } from '../art/tiers.ts'
import type { NextBadge, ProfileAnswer, ShowcaseAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import { accomplishments as english } from '../texts/locales/en.ts'
import { numberOf, type Reader } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'
import { badgeLink } from './links.ts'
import { listTexts, withoutBadges } from './list-texts.ts'
import { badgeTexts, medal } from './medal.ts'
import { bar, heading, notice, type RenderOptions, renderView, type View } from './view.ts'

export interface AccomplishmentsData {
  readonly profile: Pick<ProfileAnswer, 'badgesEarned' | 'milestones' | 'next' | 'tiers' | 'visible'>
  /** For the badges of each tier, where the profile has no `tiers`; without either only their sum is shown. */
  readonly showcase?: Pick<ShowcaseAnswer, 'categories'> | undefined
}

export interface AccomplishmentsSettings {
  /** How many next badges, 3 unless given. */
  readonly limit?: number | undefined
  /** The level of the headings, 2 unless given. */
  readonly level?: number | undefined
}

const texts = new Sayer('accomplishments', english)

/** What somebody has done: badges by tier, numbers, and the way to the next badges. */
export const accomplishmentsView: View<AccomplishmentsData, AccomplishmentsSettings> = {
  tag: 'laurel-accomplishments',
  settings: { limit: Number, level: Number },
  styles: `:host{container-type:inline-size}.panels{display:grid;gap:16px}.card{min-block-size:136px}
.tiers{display:flex;flex-wrap:wrap;gap:8px 14px;margin-block-start:16px}.tiers li{display:flex;align-items:center;gap:6px}.tiers .number{font-size:18px;font-weight:600}li.locked .number{color:var(--_muted)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(112px,1fr));gap:12px 16px;margin-block-start:12px}dl div{display:flex;flex-direction:column-reverse}dd{font-size:22px;line-height:28px;font-weight:600}
.next{display:grid;gap:16px;margin-block-start:16px}progress{margin-block-start:6px}.notice{margin-block-start:12px}.blank{inline-size:96px;block-size:12px;margin-block:6px}
@container(min-width:640px){.panels{grid-template-columns:1fr 1.6fr}.card:last-child{grid-column:1/-1}}`,
  content: (data, settings) =>
    data.profile.visible === false
      ? html`<div part="card" class="card">${notice(withoutBadges(false, settings))}</div>`
      : html`<div class="panels">${badges(data, settings)}${milestones(data.profile, settings)}${nextBadges(data.profile, settings)}</div>`,
  waiting: () =>
    html`<div class="panels" aria-hidden="true">${[1, 2, 3].map(() => html`<div class="card"><span class="blank"></span></div>`)}</div>`,
}

/** `<laurel-accomplishments>` as HTML, from a profile and a showcase. Without them it keeps its place. */
export function renderAccomplishments(
  data?: AccomplishmentsData,
  options: AccomplishmentsSettings & RenderOptions = {},
): string {
  return renderView(accomplishmentsView, data, options)
}

function badges(
  { profile, showcase }: AccomplishmentsData,
  { level, ...reader }: AccomplishmentsSettings & Reader,
): Markup {
  const counts = profile.tiers ?? (showcase === undefined ? undefined : countTiers(showcase))
  const tiers = TIERS.map((tier) => {
    const count = counts?.[tier] ?? 0
    const [name, state] = [badgeTexts.text(tier, reader), count === 0 ? 'locked' : 'earned'] as const
    return html`<li class="${state}" title="${name}">${medal({ glyph: 'award', tier, earnedAt: count === 0 ? null : undefined }, 30)}<span class="number" aria-hidden="true">${numberOf(count, reader)}</span><span class="sr">${texts.text('tierCount', reader, { tier: name, count })}</span></li>`
  })
  return html`<section part="card" class="card">${heading(listTexts.text('badges', reader), level)}<p class="muted number">${texts.text('badgesEarned', reader, { count: profile.badgesEarned })}</p>${counts !== undefined && html`<ul role="list" class="tiers">${tiers}</ul>`}</section>`
}

function countTiers({ categories }: Pick<ShowcaseAnswer, 'categories'>): Record<Tier, number> {
  const counts = { bronze: 0, silver: 0, gold: 0, diamond: 0 }
  for (const { tier, earnedAt } of categories.flatMap(({ badges }) => badges)) if (earnedAt !== null) counts[tier] += 1
  return counts
}

function milestones(
  { milestones }: AccomplishmentsData['profile'],
  { level, ...reader }: AccomplishmentsSettings & Reader,
): Markup {
  const list = milestones.map(
    ({ value, noun }) =>
      html`<div><dt class="muted">${noun}</dt><dd class="number">${numberOf(value, reader)}</dd></div>`,
  )
  return html`<section part="card" class="card">${heading(texts.text('milestones', reader), level)}${
    list.length === 0 ? html`<p class="notice">${texts.text('noMilestones', reader)}</p>` : html`<dl>${list}</dl>`
  }</section>`
}

function nextBadges(
  { next }: AccomplishmentsData['profile'],
  { level, limit = 3, ...reader }: AccomplishmentsSettings & Reader,
): Markup {
  return html`<section part="card" class="card">${heading(listTexts.text('next', reader), level)}${
    next.length === 0
      ? html`<p class="notice">${listTexts.text('allEarned', reader)}</p>`
      : html`<ul role="list" class="next">${next.slice(0, limit).map((badge) => wayTo(badge, reader))}</ul>`
  }</section>`
}

/** "Project Pro (15 / 30 projects)" with its bar. */
function wayTo(badge: NextBadge, reader: Reader): Markup {
  return html`<li class="item">${medal({ ...badge, earnedAt: null }, 44)}<div><p class="row"><span class="name">${badgeLink(badge.name, badge.badge, reader)}</span><span class="muted number">${badge.progress}</span></p>${bar(badge.name, { ...badge, text: badge.progress })}</div></li>`
}
