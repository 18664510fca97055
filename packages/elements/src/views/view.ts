import { escapeText, html, type Markup, type Part } from '../html/markup.ts'
import { common } from '../texts/locales/en.ts'
import { type GivenReader, type Reader, readerOf } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'
import { BASE_STYLES } from './base-styles.ts'

/** What an element shows, as pure functions: a server and a browser call the same ones. */
export interface View<Data, Settings = NoSettings> {
  readonly tag: `laurel-${string}`
  readonly styles: string
  /** The attributes that its settings come from, by what they hold. */
  readonly settings: { readonly [Name in keyof Settings]-?: SettingType }
  readonly content: (data: Data, settings: Settings & Reader) => Markup
  /** What stands there until data has come, in the place that the data will take. */
  readonly waiting: (settings: Settings & Reader) => Markup
  /** Whether it has nothing to wait for: what it shows comes when it comes. */
  readonly idle?: boolean
  /** What stands there when data could not be loaded; a sentence and a way to try again unless given. */
  readonly failed?: (settings: Settings & Reader) => Markup
}

/** What an attribute holds; with a boolean it is there or not. */
export type SettingType = typeof String | typeof Number | typeof Boolean

export type NoSettings = Readonly<Record<never, never>>

/** Where an element is with its data. */
export type Stage<Data> =
  | { readonly is: 'ready'; readonly data: Data }
  | { readonly is: 'waiting' }
  | { readonly is: 'failed' }

/** What stands inside an element, as text. */
export function contentOf<Data, Settings>(
  view: View<Data, Settings>,
  stage: Stage<Data>,
  settings: Settings & Reader,
): string {
  const busy = stage.is === 'waiting' && !view.idle && html` aria-busy="true"`
  return html`<div part="base" lang="${settings.locale}"${busy}>${inside(view, stage, settings)}</div>`.text
}

/** How a server tells who reads it: English, UTC and dates instead of "2 hours ago" unless given. */
export interface RenderOptions extends GivenReader {
  readonly theme?: 'light' | 'dark' | undefined
  /** For the page's content security policy, where it lets no style through without one. */
  readonly nonce?: string | undefined
  /**
   * Address of what `styleSheet` gives for this element. Without it the rules stand in each element, some 5 kB, which
   * is much where there is one behind every name of a page.
   */
  readonly stylesheet?: string | undefined
}

/**
 * The whole element as HTML with declarative shadow DOM: a browser shows it before any script has come, and the
 * element, once defined, takes it over as it is. Without data it is what stands there until data comes.
 */
export function renderView<Data, Settings extends object>(
  view: View<Data, Settings>,
  data: Data | undefined,
  { nonce, stylesheet, now, ...settings }: Settings & RenderOptions,
  children = '',
): string {
  const stage: Stage<Data> = data === undefined ? { is: 'waiting' } : { is: 'ready', data }
  const content = contentOf(view, stage, { ...(settings as Settings), ...readerOf({ ...settings, now }) })
  const allowed = nonce === undefined ? '' : ` nonce="${escapeText(nonce)}"`
  const styles =
    stylesheet === undefined
      ? `<style${allowed}>${BASE_STYLES}${view.styles}</style>`
      : `<link rel="stylesheet" href="${escapeText(stylesheet)}">`
  return `<${view.tag}${attributes(settings)}><template shadowrootmode="open">${styles}${content}</template>${children}</${view.tag}>`
}

/** A progress bar that says number and unit. */
export function bar(
  name: string,
  progress: { readonly value: number; readonly target: number; readonly text: string },
): Markup {
  const value = Math.min(Math.max(progress.value, 0), progress.target)
  return html`<progress part="bar" aria-label="${name}" aria-valuetext="${progress.text}" value="${value}" max="${progress.target}"></progress>`
}

/** A heading of the page's level 2, unless the element is told another. */
export function heading(text: Markup | string, level: number | undefined): Markup {
  return html`<div part="heading" class="heading" role="heading" aria-level="${level ?? 2}">${text}</div>`
}

/** Text in which badges stand in `**`. */
export function marked(text: string, link: (badge: string) => Part = (badge) => badge): Markup {
  return html`${text.split('**').map((part, index) => (index % 2 === 1 ? html`<strong>${link(part)}</strong>` : part))}`
}

/** What stands where there is nothing to show. */
export function notice(text: Part, only = ''): Markup {
  return html`<p part="notice" class="notice${only}">${text}</p>`
}

export const commonTexts = new Sayer('common', common)

function inside<Data, Settings>(view: View<Data, Settings>, stage: Stage<Data>, settings: Settings & Reader): Markup {
  if (stage.is === 'ready') return view.content(stage.data, settings)
  if (view.idle) return view.waiting(settings)
  if (stage.is === 'waiting')
    return html`<span class="sr" role="status">${commonTexts.text('loading', settings)}</span>${view.waiting(settings)}`
  return view.failed?.(settings) ?? failure(view.waiting(settings), settings)
}

/** In the place that the data would have taken, so that nothing moves. */
function failure(place: Markup, reader: Reader): Markup {
  const retry = html`<button type="button" class="act" data-action="retry">${commonTexts.text('retry', reader)}</button>`
  return html`<div class="stack"><div class="ghost" aria-hidden="true">${place}</div><p part="notice" class="notice" role="alert">${commonTexts.text('failed', reader)} &nbsp;${retry}</p></div>`
}

/** What an element is told by attributes; lists and objects are no attributes. */
function attributes(settings: object): string {
  return Object.entries(settings)
    .filter(([, value]) => ['string', 'number'].includes(typeof value) || value === true)
    .map(([name, value]) => ` ${attributeOf(name)}${value === true ? '' : `="${escapeText(String(value))}"`}`)
    .join('')
}

/** The attribute of a property: `badge-href` of `badgeHref`. */
export function attributeOf(property: string): string {
  return property.replace(/[A-Z]/g, '-$&').toLowerCase()
}
