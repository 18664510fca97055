import { CONTEXT_CHANGE } from '../base/context.ts'
import { attributes, SHARED } from '../base/properties.ts'
import { ReactiveElement } from '../base/reactive.ts'
import { type HttpSourceOptions, httpSource, type Source } from '../data/source.ts'
import { THEME_STYLES } from '../views/theme-styles.ts'

/**
 * Tells the elements inside it where to load from, for whom, and how to say it. What an element says itself goes first.
 *
 *     <laurel-context src="/laurel/v1" person="ada" locale="de"> … </laurel-context>
 */
export class LaurelContext extends ReactiveElement {
  static override properties = { ...SHARED, ...attributes({ src: String, apiKey: String }) }
  static override styles = [`:host{display:contents}${THEME_STYLES}`]

  /** A client of `@laurel/api`, or anything that reads like one; before `src`. */
  declare client: Source | null | undefined
  /** Where the API is mounted, such as `/laurel/v1`. */
  declare src: string | null | undefined
  /** What shows who asks: an API key with the scope `read` and no other, or a token, or a function that has one. */
  declare apiKey: HttpSourceOptions['key']
  declare person: string | null | undefined
  declare locale: string | null | undefined
  declare zone: string | null | undefined
  declare theme: 'light' | 'dark' | null | undefined
  /** `owner` where the reader is `person`, and is known as such to the API. */
  declare audience: 'owner' | null | undefined
  /** Where the name of a badge leads, such as `/badges/{badge}`. */
  declare badgeHref: string | null | undefined
  /** Where that of a person leads, such as `/people/{handle}` or `/people/{id}`. */
  declare personHref: string | null | undefined

  #http: Source | null = null
  #src: unknown
  #key: unknown

  /** Where the elements inside load from. */
  get source(): Source | null {
    return this.client ?? this.#http
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = super.createRenderRoot()
    if (root.childNodes.length === 0) root.append(document.createElement('slot'))
    return root
  }

  protected override update(): void {
    const { src, apiKey: key } = this
    // Another source would be a reason to ask again.
    if (src !== this.#src || key !== this.#key) this.#http = src ? httpSource({ src, key }) : null
    this.#src = src
    this.#key = key
    this.dispatchEvent(new CustomEvent(CONTEXT_CHANGE))
  }
}
