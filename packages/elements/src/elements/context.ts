import { type PropertyDeclarations, type PropertyValues, ReactiveElement, unsafeCSS } from '@lit/reactive-element'
import { CONTEXT_CHANGE, type Told } from '../base/context.ts'
import { httpSource, type Source } from '../data/source.ts'
import { THEME_STYLES } from '../views/theme-styles.ts'

/**
 * Tells the elements inside it where to load from, for whom, and how to say it. What an element says itself goes first.
 *
 *     <laurel-context src="/laurel/v1" person="ada" locale="de"> … </laurel-context>
 */
export class LaurelContext extends ReactiveElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    src: {},
    apiKey: { attribute: 'api-key' },
    person: {},
    locale: {},
    zone: {},
    theme: {},
  }

  static override styles = unsafeCSS(`:host{display:contents}${THEME_STYLES}`)

  /** A client of `@laurel/api`, or anything that reads like one; before `src`. */
  declare client: Source | null | undefined
  /** Where the API is mounted, such as `/laurel/v1`. */
  declare src: string | null | undefined
  /** An API key with the scope `read` and no other. */
  declare apiKey: string | null | undefined
  declare person: string | null | undefined
  declare locale: string | null | undefined
  declare zone: string | null | undefined
  declare theme: 'light' | 'dark' | null | undefined

  #told: Told | undefined

  get told(): Told | undefined {
    return this.#told
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot()
    if (root.childNodes.length === 0) root.append(document.createElement('slot'))
    return root
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed)
    const same = !['client', 'src', 'apiKey'].some((name) => changed.has(name))
    this.#told = {
      // A new source is a reason to ask again.
      source: same ? this.#told?.source : this.#source(),
      person: this.person ?? undefined,
      locale: this.locale ?? undefined,
      zone: this.zone ?? undefined,
    }
    this.dispatchEvent(new CustomEvent(CONTEXT_CHANGE))
  }

  #source(): Source | undefined {
    return this.client ?? (this.src ? httpSource({ src: this.src, key: this.apiKey ?? undefined }) : undefined)
  }
}
