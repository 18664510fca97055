import {
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  ReactiveElement,
  unsafeCSS,
} from '@lit/reactive-element'
import type { Query, ReadOptions, Source } from '../data/source.ts'
import { patch } from '../html/patch.ts'
import { type Reader, readerOf } from '../texts/reader.ts'
import { BASE_STYLES } from '../views/base-styles.ts'
import { contentOf, type Stage, type View } from '../views/view.ts'
import { CONTEXT_CHANGE, type ContextElement, contextOf, languageAt } from './context.ts'
import { needsOf } from './needs.ts'

/** How an element asks: for whom, in which language, and a signal that ends the request when nobody waits any more. */
export interface Asking {
  readonly source: Source
  readonly person: string | undefined
  readonly query: Query
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

  protected abstract readonly view: View<Data, Settings>
  /** Its data, or null when it is not told enough to ask for it. */
  protected abstract load(asking: Asking): Promise<Data> | null
  /** What else than person and language `load` depends on. */
  protected asks(): readonly unknown[] {
    return []
  }

  /** What listens inside it for as long as it is there, such as tooltips. */
  protected behaviour(_root: ShadowRoot): void {}

  #context: ContextElement | null = null
  /** Whether what is there is still what a server wrote of the data. */
  #served = false
  #loaded: Loaded<Data> | null = null
  #request: Request | null = null
  readonly #contextChanged = () => this.requestUpdate()

  override connectedCallback(): void {
    super.connectedCallback()
    this.#context = contextOf(this)
    this.#context?.addEventListener(CONTEXT_CHANGE, this.#contextChanged)
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#context?.removeEventListener(CONTEXT_CHANGE, this.#contextChanged)
    this.#context = null
    this.#cancel()
  }

  /** Asks for the data once more. */
  reload(): void {
    this.#cancel()
    if (this.#loaded?.stage.is === 'failed') this.#loaded = null
    this.requestUpdate()
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot()
    if (!(root instanceof ShadowRoot)) return root
    this.#served = root.querySelector('[part=base]:not([aria-busy])') !== null
    // The rules that a server wrote have been adopted from the class by now.
    for (const child of [...root.children]) if (child.localName === 'style') child.remove()
    root.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[data-action=retry]') !== null) this.reload()
    })
    this.behaviour(root)
    return root
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed)
    if (!this.isConnected || !(this.renderRoot instanceof ShadowRoot)) return
    const reader = this.#reader()
    const stage = this.#stage(reader)
    const needs = stage === null ? null : needsOf(stage.is === 'ready' ? stage.data : null, reader.locale)
    if (needs !== null) void needs.then(() => this.requestUpdate())
    const isEmpty = this.renderRoot.childNodes.length === 0
    const shown = needs === null ? stage : isEmpty ? WAITING : null
    if (shown === null) return
    this.#served = false
    patch(this.renderRoot, contentOf(this.view, shown, { ...this.#settings(), ...reader }))
  }

  /** What its attributes say of the settings of its view. */
  #settings(): Settings {
    const names = Object.keys(this.view.settings) as (keyof Settings & keyof this)[]
    return Object.fromEntries(names.map((name) => [name, this[name] ?? undefined])) as Settings
  }

  #reader(): Reader {
    const told = this.#context?.told
    return readerOf({
      locale: this.locale ?? told?.locale ?? languageAt(this),
      zone: this.zone ?? told?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    })
  }

  /** What to show; null for what is there already. */
  #stage(reader: Reader): Stage<Data> | null {
    if (this.data !== undefined && this.data !== null) {
      this.#cancel()
      return { is: 'ready', data: this.data }
    }
    const told = this.#context?.told
    const person = this.person ?? told?.person
    const about = [person, ...this.asks()]
    this.#ask(this.client ?? told?.source, person, reader, about)
    // Nobody's badges stand for a moment under another name; a change of language waits for its texts.
    if (this.#loaded !== null && !isSame(this.#loaded.about, about)) this.#loaded = null
    if (this.#loaded === null || this.#loaded.stage.is === 'failed')
      return this.#served ? null : (this.#loaded?.stage ?? WAITING)
    return this.#loaded.stage
  }

  /** Asks unless it is asking, or has asked, for the same already. */
  #ask(source: Source | undefined, person: string | undefined, { locale }: Reader, about: readonly unknown[]): void {
    const key = [source, locale, ...about]
    if (source === undefined || (this.#request !== null && isSame(this.#request.key, key))) return
    this.#cancel()
    const controller = new AbortController()
    this.#request = { key, controller }
    const { signal } = controller
    const settle = (stage: Stage<Data>) => {
      this.#loaded = { about, stage }
      this.requestUpdate()
    }
    this.load({ source, person, query: { locale }, options: { signal } })?.then(
      (data) => {
        if (!signal.aborted) settle({ is: 'ready', data })
      },
      (error: unknown) => {
        if (signal.aborted) return
        settle({ is: 'failed' })
        this.dispatchEvent(new CustomEvent('laurel-error', { detail: error, bubbles: true, composed: true }))
      },
    )
  }

  #cancel(): void {
    this.#request?.controller.abort()
    this.#request = null
  }
}

interface Loaded<Data> {
  readonly about: readonly unknown[]
  readonly stage: Stage<Data>
}

interface Request {
  readonly key: readonly unknown[]
  readonly controller: AbortController
}

const SHARED: PropertyDeclarations = {
  data: { attribute: false },
  client: { attribute: false },
  person: {},
  locale: {},
  zone: {},
  theme: {},
}

/** The properties of an element: those that all have, the settings of its view, and `others`. */
export function propertiesOf(
  view: { readonly settings: object },
  others: PropertyDeclarations = {},
): PropertyDeclarations {
  const own = Object.entries(view.settings).map(([name, type]) => [name, { type }])
  return { ...SHARED, ...Object.fromEntries(own), ...others }
}

const WAITING = { is: 'waiting' } as const

/** Rules of a view, parsed once for all its elements. */
export function stylesOf(view: { readonly styles: string }): CSSResultGroup {
  return [BASE, unsafeCSS(view.styles)]
}

const BASE = unsafeCSS(BASE_STYLES)

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index])
}
