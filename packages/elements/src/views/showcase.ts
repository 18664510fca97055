import type { ShowcaseAnswer, ShowcaseBadge } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import { showcase as english } from '../texts/locales/en.ts'
import { numberOf, type Reader } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'
import { badgeLink } from './links.ts'
import { withoutBadges } from './list-texts.ts'
import { badgeTexts, inARow, medal, placeholder, rarity, standing } from './medal.ts'
import { bar, heading, notice, type RenderOptions, renderView, type View } from './view.ts'

const FILTERS = ['all', 'earned', 'locked'] as const
export type ShowcaseFilter = (typeof FILTERS)[number]

export interface ShowcaseSettings {
  /** What is shown at first; people choose for themselves. */
  readonly filter?: ShowcaseFilter | undefined
  /** The level of the headings of categories, 2 unless given. */
  readonly level?: number | undefined
}

const texts = new Sayer('showcase', english)

/** Every badge there is, by category. The filter is radio buttons and rules of style, so it works without script. */
export const showcaseView: View<ShowcaseAnswer, ShowcaseSettings> = {
  tag: 'laurel-showcase',
  settings: { filter: String, level: Number },
  styles: styles(),
  content: (showcase, settings) =>
    html`<div class="top row"><p part="count" class="name number">${count(showcase, settings)}</p>${filters(settings)}</div>${none(showcase, settings)}${showcase.categories
      .filter(({ badges }) => badges.length > 0)
      .map((category) => section(category, settings))}`,
  waiting: () =>
    html`<div class="top row" aria-hidden="true"><span class="blank line"></span></div><ul aria-hidden="true">${Array.from({ length: 6 }, () => html`<li class="card item">${placeholder(56)}</li>`)}</ul>`,
}

/** `<laurel-showcase>` as HTML, from a showcase. Without one it keeps some of its place. */
export function renderShowcase(showcase?: ShowcaseAnswer, options: ShowcaseSettings & RenderOptions = {}): string {
  return renderView(showcaseView, showcase, options)
}

function count({ earned, total }: ShowcaseAnswer, reader: Reader): string {
  return texts.text('earnedCount', reader, { earned, total })
}

function filters({ filter = 'all', ...reader }: ShowcaseSettings & Reader): Markup {
  const choice = (value: ShowcaseFilter) =>
    html`<label><input type="radio" name="filter" value="${value}"${value === filter && html` checked`}><span>${texts.text(value, reader)}</span></label>`
  return html`<fieldset part="filter"><legend class="sr">${texts.text('show', reader)}</legend>${FILTERS.map(choice)}</fieldset>`
}

/** What stands there when a filter leaves nothing. */
function none({ earned, total, visible }: ShowcaseAnswer, reader: Reader): Markup | false {
  if (total === 0) return notice(withoutBadges(visible, reader))
  if (earned === 0) return notice(texts.text('nothingEarned', reader), ' only-earned')
  return earned === total && notice(texts.text('nothingLocked', reader), ' only-locked')
}

function section(
  { name, symbol, badges }: ShowcaseAnswer['categories'][number],
  { level, ...reader }: ShowcaseSettings & Reader,
): Markup {
  const [earned, total] = [badges.filter(isEarned).length, badges.length]
  const title = html`${symbol !== null && html`<span aria-hidden="true">${symbol}</span> `}<bdi>${name}</bdi>`
  return html`<section part="category"><div class="row">${heading(title, level)}<p class="muted number"><span aria-hidden="true">${numberOf(earned, reader)} / ${numberOf(total, reader)}</span><span class="sr">${texts.text('categoryCount', reader, { earned, total })}</span></p></div><ul role="list">${badges.map((badge) => card(badge, reader))}</ul></section>`
}

function card(badge: ShowcaseBadge, reader: Reader): Markup {
  const way =
    isEarned(badge) || badge.retired || badge.soldOut
      ? html`<p class="muted">${standing(badge, reader)}</p>`
      : progress(badge, reader)
  const kind = isEarned(badge) ? 'earned' : 'locked'
  return html`<li part="card ${kind}" class="card item ${kind}${badge.hidden && ' kept'}">${medal(badge, 56)}<div><p class="name">${badgeLink(badge.name, badge.id, reader)}</p><p class="muted">${badge.description}</p>${way}</div></li>`
}

function progress({ name, tier, progress, rarity: share }: ShowcaseBadge, reader: Reader): Markup {
  const facts = inARow([badgeTexts.text(tier, reader), progress.text, rarity(share, reader)])
  return html`${bar(name, progress)}<p class="muted number">${facts}</p>`
}

function isEarned({ earnedAt }: ShowcaseBadge): boolean {
  return earnedAt !== null
}

function styles(): string {
  const only = (filter: string, hidden: string) =>
    `[part=base]:has([value=${filter}]:checked) :is(.${hidden},.only-${hidden},section:not(:has(.${filter}))){display:none}`
  return `.top{align-items:center;row-gap:8px;min-block-size:40px;margin-block-end:16px}
fieldset{display:flex;gap:2px;padding:3px;border-radius:10px;background:var(--_track)}
label{position:relative;cursor:pointer}
input{position:absolute;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
label span{display:block;padding:4px 14px;border-radius:8px;font-size:13px;font-weight:600;color:var(--_muted)}
label:hover span,input:checked+span{color:var(--_ink)}
input:checked+span{background:var(--_surface);box-shadow:0 1px 2px rgb(0 0 0/.12)}
input:focus-visible+span{outline:2px solid var(--_accent);outline-offset:1px}
section+section{margin-block-start:28px}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:12px;margin-block-start:12px}
li{min-block-size:122px}
.item{align-items:flex-start}
.card{padding:16px}
.kept{border-style:dashed}
.earned{border-color:color-mix(in srgb,var(--_accent) 45%,var(--_line))}
.locked .name{color:var(--_muted)}
progress{margin-block:8px 2px;block-size:6px}
.line{inline-size:180px;block-size:14px}
[part=base]:has([value=all]:checked) [class*=only]{display:none}
${only('earned', 'locked')}${only('locked', 'earned')}
@media(forced-colors:active){input:checked+span{outline:2px solid Highlight}}`
}
