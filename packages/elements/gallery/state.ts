import type { RenderOptions } from '../src/render.ts'
import { attributeOf } from '../src/views/view.ts'

/** One state of an element: what a server writes, what the page's script sets, and what a host pastes. */
export interface State {
  readonly title: string
  readonly html: string
  /** Null leaves the element waiting; `failing` gives it a client whose every answer is an error. */
  readonly data: unknown
  readonly paste: string
  readonly wide?: boolean
}

export interface Group {
  readonly tag: string
  readonly says: string
  readonly states: readonly State[]
}

export const FAILING = 'failing'

/** Of these nobody has to say whose. */
const OWN = new Set(['laurel-feed', 'laurel-holders'])

type Render<Data, Options> = (data: Data | undefined, options?: Options) => string

/** The states of an element that differ in nothing but data and settings. */
export function states<Data, Options extends RenderOptions>(
  tag: string,
  render: Render<Data, Options>,
  options: RenderOptions,
  list: readonly (readonly [title: string, data: Data | null | typeof FAILING, settings?: NoInfer<Options>])[],
): readonly State[] {
  return list.map(([title, data, settings]) => ({
    title,
    html: render(data === null || data === FAILING ? undefined : (data as Data), {
      ...options,
      ...settings,
    } as Options),
    data,
    paste: `<${tag}${OWN.has(tag) ? '' : ' person="ada"'}${attributes(settings ?? {})}></${tag}>`,
    wide: true,
  }))
}

/** Settings as attributes. */
export function attributes(settings: object): string {
  return Object.entries(settings)
    .map(([name, value]) => ` ${attributeOf(name)}="${value}"`)
    .join('')
}
