/** What a property holds, and the attribute that it comes from, if any. With a boolean the attribute is there or not. */
export interface Declaration {
  readonly type?: typeof String | typeof Number | typeof Boolean
  readonly attribute: string | false
}

export type Declarations = Readonly<Record<string, Declaration>>

/**
 * An element with properties that come from attributes, an update for all changes of one moment, and rules of style
 * that are parsed once for all elements. The part of Lit's `ReactiveElement` that is needed here, by the same names.
 */
export abstract class ReactiveElement extends HTMLElement {
  static properties: Declarations = {}
  static styles: readonly string[] = []

  /** Where it shows what it shows; before it first is in a page there is none. */
  renderRoot: ShadowRoot | null = null
  readonly #values = new Map<string, unknown>()
  #update: Promise<void> | null = null

  constructor() {
    super()
    // What was set before the element was defined stands in the way of its accessors.
    for (const name of Object.keys(this.#class.properties)) {
      const { value } = Object.getOwnPropertyDescriptor(this, name) ?? {}
      if (Reflect.deleteProperty(this, name) && value !== undefined) this.set(name, value)
    }
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot()
    this.requestUpdate()
  }

  disconnectedCallback(): void {}

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    for (const [name, declared] of Object.entries(this.#class.properties))
      if (declared.attribute === attribute) this.set(name, read(text, declared))
  }

  /** The value of a property. */
  get(name: string): unknown {
    return this.#values.get(name)
  }

  set(name: string, value: unknown): void {
    if (value === this.get(name)) return
    this.#values.set(name, value)
    this.requestUpdate()
  }

  /** Updates it once the script that runs now has ended, however often it is asked to. */
  requestUpdate(): void {
    if (this.renderRoot === null) return
    this.#update ??= Promise.resolve().then(() => {
      this.#update = null
      this.update()
      this.updated()
    })
  }

  /** Settled once what was set is shown. */
  get updateComplete(): Promise<void> {
    return this.#update ?? Promise.resolve()
  }

  protected createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = this.#class.styles.map(sheetOf)
    return root
  }

  protected update(): void {}

  protected updated(): void {}

  get #class(): typeof ReactiveElement {
    return this.constructor as typeof ReactiveElement
  }
}

// Read once for each class, when it becomes an element.
Object.defineProperty(ReactiveElement, 'observedAttributes', {
  get(this: typeof ReactiveElement) {
    for (const name of Object.keys(this.properties)) defineAccessor(this.prototype, name)
    return Object.values(this.properties).flatMap(({ attribute }) => attribute || [])
  },
})

function defineAccessor(prototype: ReactiveElement, name: string): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: ReactiveElement) {
      return this.get(name)
    },
    set(this: ReactiveElement, value: unknown) {
      this.set(name, value)
    },
  })
}

function read(text: string | null, { type = String }: Declaration): unknown {
  if (type === Boolean) return text !== null
  return text === null ? null : type(text)
}

const sheets = new Map<string, CSSStyleSheet>()

function sheetOf(rules: string): CSSStyleSheet {
  const sheet = sheets.get(rules) ?? new CSSStyleSheet()
  if (!sheets.has(rules)) sheet.replaceSync(rules)
  sheets.set(rules, sheet)
  return sheet
}
