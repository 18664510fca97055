import { TIERS } from '../art/tiers.ts'
import type { NoticeAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import type { Reader } from '../texts/reader.ts'
import { medalOf, sentence, noticeTexts as texts } from './notice.ts'
import { type NoSettings, type RenderOptions, renderView, type View } from './view.ts'

/** What was just earned. */
export type ToastData = readonly Pick<NoticeAnswer, 'text' | 'awards'>[]

/** What was just earned, once: several at once are one notice, led by the highest. Without any it takes no place. */
export const toastView: View<ToastData, NoSettings> = {
  tag: 'laurel-toast',
  settings: {},
  styles: `:host{position:fixed;inset-block-end:16px;inset-inline-end:16px;z-index:9999;inline-size:min(384px,100vw - 32px);pointer-events:none}
.card{padding:16px;pointer-events:auto;box-shadow:0 8px 32px rgb(0 0 0/.18)}
.laurel-medal{order:-1}.act{align-self:start;padding:4px 10px;font-size:18px;font-weight:400;color:var(--_muted)}
@media(prefers-reduced-motion:no-preference){
.card{animation:in .2s ease-out}
.laurel-medal{animation:grow .6s cubic-bezier(.3,1.4,.5,1)}
.laurel-stem,.laurel-stem+.laurel-edge{animation:unfold .6s ease-out}
@keyframes in{from{opacity:0;translate:0 8px}}
@keyframes grow{from{scale:.4}}
@keyframes unfold{from,30%{clip-path:inset(100% 0 0)}to{clip-path:inset(0)}}}`,
  // What is said stands first, in a region that is always there: otherwise a screen reader would not notice it.
  content: (notices, reader) =>
    html`<div${notices.length > 0 && html` part="card" class="card item"`}><div role="status">${notices.length > 0 && said(notices, reader)}</div>${notices.length > 0 && shown(notices, reader)}</div>`,
  waiting: (reader) => toastView.content([], reader),
  idle: true,
}

/** `<laurel-toast>` as HTML: it shows nothing until script has come. */
export function renderToast(notices: ToastData = [], options: RenderOptions = {}): string {
  return renderView(toastView, notices, options)
}

function said(notices: ToastData, reader: Reader): Markup {
  const awards = awardsOf(notices)
  const [highest] = awards
  const [only] = notices
  if (only !== undefined && notices.length === 1) return html`<p>${sentence(only.text, only.awards, reader)}</p>`
  const text = texts.text('many', reader, { badge: highest?.name, count: awards.length - 1 })
  return html`<p>${sentence(text, awards, reader)}</p>`
}

function shown(notices: ToastData, reader: Reader): Markup {
  return html`${medalOf(awardsOf(notices), 64)}<button type="button" part="close" class="act" data-action="close" aria-label="${texts.text('close', reader)}">×</button>`
}

/** Of all notices, the highest first. */
function awardsOf(notices: ToastData): ToastData[number]['awards'] {
  return notices.flatMap(({ awards }) => awards).toSorted((a, b) => TIERS.indexOf(b.tier) - TIERS.indexOf(a.tier))
}
