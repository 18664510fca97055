import type { ShowcaseBadge } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import { path as english } from '../texts/locales/en.ts'
import { dateOf, type Reader } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'
import { badgeLink } from './links.ts'
import { badgeTexts, medal, placeholder } from './medal.ts'
import { bar, heading, notice, type RenderOptions, renderView, type View } from './view.ts'

export interface PathData {
  /** What the path is called; left out where the page says it already. */
  readonly name?: string | undefined
  /** Its badges, the first one first, as the showcase has them. */
  readonly steps: readonly ShowcaseBadge[]
}

export interface PathSettings {
  /** The level of the heading, 2 unless given. */
  readonly level?: number | undefined
}

const texts = new Sayer('path', english)

/** A path with its steps: a column where it is narrow, a row where there is room. */
export const pathView: View<PathData, PathSettings> = {
  tag: 'laurel-path',
  settings: { level: Number },
  styles: styles(),
  content: ({ name, steps }, { level, ...reader }) => {
    const next = steps.find((step) => step.earnedAt === null)
    const earned = steps.filter((step) => step.earnedAt !== null).length
    const title = name !== undefined && heading(html`<bdi>${name}</bdi>`, level)
    return html`<div part="card" class="card"><div class="row">${title}<p class="muted number">${texts.text('steps', reader, { earned, total: steps.length })}</p></div>${
      steps.length === 0
        ? notice(texts.text('noSteps', reader))
        : html`<ol role="list">${steps.map((step) => stepItem(step, step === next, reader))}</ol>`
    }</div>`
  },
  waiting: () =>
    html`<div part="card" class="card" aria-hidden="true"><div class="row">&nbsp;</div><ol>${Array.from({ length: 4 }, () => html`<li class="item">${placeholder(56)}<div class="text"><span class="blank"></span></div></li>`)}</ol></div>`,
}

/** `<laurel-path>` as HTML. Without its steps it keeps its place. */
export function renderPath(path?: PathData, options: PathSettings & RenderOptions = {}): string {
  return renderView(pathView, path, options)
}

function stepItem(step: ShowcaseBadge, isNext: boolean, reader: Reader): Markup {
  const kind = step.earnedAt !== null ? 'earned' : isNext ? 'next' : 'locked'
  return html`<li part="step ${kind}" class="item ${kind}"${isNext && html` aria-current="step"`}>${medal(step, 56)}<div class="text"><p class="name">${badgeLink(step.name, step.id, reader)}</p>${below(step, isNext, reader)}</div></li>`
}

function below({ earnedAt, name, progress, tier }: ShowcaseBadge, isNext: boolean, reader: Reader): Markup {
  if (earnedAt !== null)
    return html`<p class="muted">${badgeTexts.markup('earned', reader, { date: dateOf(earnedAt, reader) })}</p>`
  if (isNext) return html`${bar(name, progress)}<p class="muted number">${progress.text}</p>`
  return html`<p class="muted number">${badgeTexts.text(tier, reader)} · ${progress.text}</p>`
}

/** Each step draws the line to the one before it. */
function styles(): string {
  return `:host{container-type:inline-size}
ol{margin-block-start:16px}
.item{position:relative;align-items:flex-start;min-block-size:80px;padding-block-end:20px}
li:last-child{min-block-size:56px;padding-block-end:0}
li::before{content:"";position:absolute;inset-block:-18px calc(100% - 2px);inset-inline-start:27px;inline-size:2px;background:var(--_line)}
li.earned::before{background:var(--_accent)}
li:first-child::before{display:none}
.text{padding-block-start:4px}
.locked .name{color:var(--_muted)}
progress{margin-block:6px 2px;block-size:6px}
.blank{block-size:12px;inline-size:60%;margin-block-start:8px}
@container(min-width:600px){
ol{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:8px}
.item{flex-direction:column;align-items:center;gap:8px;padding:0;min-block-size:132px;text-align:center}
li:last-child{min-block-size:132px}
li::before{inset-block:27px auto;block-size:2px;inline-size:calc(100% - 56px);inset-inline:calc(-50% + 24px) auto}
.item>.text{inline-size:100%;padding:0 4px;flex:none}
.blank{margin-inline:auto}
}`
}
