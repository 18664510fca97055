import { fetchDrawing } from '../art/drawing.ts'
import type { Instant } from '../data/answers.ts'
import type { Query, ReadOptions, Source } from '../data/source.ts'
import { patch } from '../html/patch.ts'
import { fetchLanguage } from '../texts/languages.ts'
import { type Reader, readerOf } from '../texts/reader.ts'
import { BASE_STYLES } from '../views/base-styles.ts'
import { contentOf, type Stage, type View } from '../views/view.ts'
import { CONTEXT_CHANGE, contextOf, languageAt, type Told } from './context.ts'
import { attributes, SHARED } from './properties.ts'
import { type Declarations, ReactiveElement } from './reactive.ts'

/** How an element asks: for whom, in which language, and a signal that ends the request when nobody waits any more. */
export interface Asking {
  readonly source: Source
  readonly person: string | undefined
  /** For what is about the person. */
  readonly query: Query
  /** For what is not, or is nobody else's business anyway. */
  readonly plain: Query
  readonly options: ReadOptions
}

/**
 * An element that shows a view. Its data is what `data` was set to; otherwise it loads it from `client`, or from the
 * `laurel-context` around it, and again whenever what it asks for changes. What a server wrote into it stays until then.
 *
 * @fires laurel-error - when data could not be loaded; `detail` is the error.
 */
export abstract class LaurelElement<Data, Settings extends object> extends ReactiveElement {
  declare data: Data | null | undefined
  /** Where to load from, before that of a context. */
  declare client: Source | null | undefined
  /** Whose badges, before that of a context. */
  declare person: string | null | undefined
  declare locale: string | null | undefined
  declare zone: string | null | undefined
  /** Light or dark; otherwise as the page's `color-scheme` says. */
  declare theme: 'light' | 'dark' | null | undefined
  /** `owner` where the reader is the person, and is known as such to the API. */
  declare audience: 'owner' | null | undefined
  /** Where the name of a badge leads, such as `/badges/{badge}`. */
  declare badgeHref: string | null | undefined
  /** Where that of a person leads, such as `/people/{handle}` or `/people/{id}`. */
  declare personHref: string | null | undefined
  /** What time it is; otherwise what the browser says. */
  declare now: Instant | number | null | undefined

  protected abstract readonly view: View<Data, Settings>
  /** Its data, or null when it is not told enough to ask for it. */
  protected abstract load(asking: Asking): Promise<Data> | null
  /** What else than person and language `load` depends on. */
  protected asks(): readonly unknown[] {
    return []
  }

  /** What listens inside it for as long as it is there, such as tooltips. */
  protected behaviour(_root: ShadowRoot): void {}

  /** What a button in it does: each says so in its `data-action`. */
  protected act(action: string): void {
    if (action === 'retry') this.reload()
  }

  /** What it shows; null until something has come. */
  protected get current(): Data | null {
    return this.data ?? (this.#loaded?.is === 'ready' ? this.#loaded.data : null)
  }

  /** How it asked last; null while it has not. */
  protected get asking(): Asking | null {
    return this.#request
  }

  #context: (Element & Told) | null = null
  /** Whether what is there is still what a server wrote of the data. */
  #served = false
  #loaded: Stage<Data> | null = null
  /** What the loaded data is about: when that changes it is other data. */
  #about: readonly unknown[] | null = null
  #request: Request | null = null
  readonly #again = () => this.requestUpdate()

  override connectedCallback(): void {
    super.connectedCallback()
    this.#context = contextOf(this)
    this.#context?.addEventListener(CONTEXT_CHANGE, this.#again)
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#context?.removeEventListener(CONTEXT_CHANGE, this.#again)
    this.#context = null
    this.#cancel()
  }

  /** Asks for the data once more. */
  reload(): void {
    this.#cancel()
    if (this.#loaded?.is === 'failed') this.#loaded = null
    this.requestUpdate()
  }

  /** Shows other data in place of what it shows, until it is loaded anew. */
  protected tell(data: Data): void {
    if (this.data === undefined || this.data === null) this.#settle({ is: 'ready', data })
    else this.data = data
  }

  /** Says that something could not be loaded; what is shown stays. */
  protected fail(error: unknown): void {
    if (this.current === null) this.#settle({ is: 'failed' })
    this.dispatchEvent(new CustomEvent('laurel-error', { detail: error, bubbles: true, composed: true }))
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = super.createRenderRoot()
    this.#served = root.querySelector('[part=base]:not([aria-busy])') !== null
    // The rules that a server wrote have been adopted from the class by now.
    for (const rules of root.querySelectorAll('style,link')) rules.remove()
    root.addEventListener('click', ({ target }) => {
      const action = target instanceof Element && target.closest('[data-action]')?.getAttribute('data-action')
      if (action) this.act(action)
    })
    this.behaviour(root)
    return root
  }

  protected override update(): void {
    const { isConnected, renderRoot } = this
    if (!isConnected || renderRoot === null) return
    const reader = this.#reader()
    const stage = this.#stage(reader)
    const language = stage && fetchLanguage(reader.locale)
    void language?.then(this.#again)
    const shown = language === null ? stage : renderRoot.firstChild === null ? WAITING : null
    if (shown === null) return
    this.#served = false
    patch(renderRoot, contentOf(this.view, shown, { ...this.#settings(), ...reader }))
    void fetchDrawing(renderRoot)?.then(this.#again)
  }

  /** What it says itself, else what its context says. */
  #said<Name extends keyof Told & keyof this>(name: Name): this[Name] | Told[Name] {
    return this[name] ?? this.#context?.[name]
  }

  /** What its attributes say of the settings of its view. */
  #settings(): Settings {
    const names = Object.keys(this.view.settings) as (keyof Settings & keyof this)[]
    return Object.fromEntries(names.map((name) => [name, this[name] ?? undefined])) as Settings
  }

  #reader(): Reader {
    return readerOf({
      locale: this.#said('locale') ?? languageAt(this),
      zone: this.#said('zone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      badgeHref: this.#said('badgeHref'),
      personHref: this.#said('personHref'),
      now: this.now ?? Date.now(),
    })
  }

  /** What to show; null for what is there already. */
  #stage(reader: Reader): Stage<Data> | null {
    const { data } = this
    if (data !== undefined && data !== null) {
      this.#cancel()
      return { is: 'ready', data }
    }
    const about = [this.#said('person'), ...this.asks()]
    // Nobody's badges stand for a moment under another name; a change of language waits for its texts.
    if (this.#about !== null && !isSame(this.#about, about)) this.#loaded = null
    this.#about = about
    this.#ask(reader, about)
    return this.#served && this.#loaded?.is !== 'ready' ? null : (this.#loaded ?? WAITING)
  }

  /** Asks unless it is asking, or has asked, for the same already. */
  #ask({ locale }: Reader, about: readonly unknown[]): void {
    const source = this.client ?? this.#context?.source
    const person = this.#said('person') ?? undefined
    // A context speaks of its own person: nobody is the owner of another's badges.
    const audience = this.audience ?? (person === this.#context?.person ? this.#context?.audience : null) ?? undefined
    const key = [source, locale, audience, ...about]
    if (!source || (this.#request && isSame(this.#request.key, key))) return
    this.#cancel()
    const controller = new AbortController()
    const { signal } = controller
    this.#request = {
      key,
      controller,
      source,
      person,
      query: { locale, audience },
      plain: { locale },
      options: { signal },
    }
    this.load(this.#request)?.then(
      (data) => signal.aborted || this.#settle({ is: 'ready', data }),
      (error: unknown) => signal.aborted || this.fail(error),
    )
  }

  #settle(stage: Stage<Data>): void {
    this.#loaded = stage
    this.requestUpdate()
  }

  #cancel(): void {
    this.#request?.controller.abort()
    this.#request = null
  }
}

interface Request extends Asking {
  readonly key: readonly unknown[]
  readonly controller: AbortController
}

/** The properties of an element: those that all have, the settings of its view, and `others`. */
export function propertiesOf(view: { readonly settings: object }, others: object = {}): Declarations {
  return { data: UNSAID, now: UNSAID, ...SHARED, ...attributes({ ...view.settings, ...others }) }
}

const UNSAID = { attribute: false } as const
const WAITING = { is: 'waiting' } as const

/** The rules of style of a view, with those that all have. */
export function stylesOf(view: { readonly styles: string }): readonly string[] {
  return [BASE_STYLES, view.styles]
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index])
}
