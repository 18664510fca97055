import { readFileSync } from 'node:fs'
import type { LaurelContext } from '@laurel/elements'
import { type ComponentProps, createRef, type HTMLAttributes, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, expectTypeOf, test } from 'vitest'
import * as components from '../index.ts'
import {
  LaurelBadge,
  LaurelFeed,
  LaurelFlair,
  LaurelHighlights,
  LaurelNext,
  LaurelProvider,
  type Told as ProviderTold,
} from '../index.ts'
import { ATTRIBUTES } from '../use-element.ts'

const ALL = readFileSync(new URL('../../../elements/src/define/all.ts', import.meta.url), 'utf8')

const profile = {
  highlights: [],
  next: [
    {
      badge: 'networking-master',
      name: 'Networking <Master>',
      tier: 'gold',
      glyph: 'network',
      value: 297,
      target: 300,
      remaining: 3,
      percent: 99,
      progress: '297 / 300 interactions',
      nudge: 'Only 3 more interactions to unlock **Networking <Master>**!',
    },
  ],
} as const

describe('rendered on a server', () => {
  test('an element has its content as declarative shadow DOM, and its settings as attributes', () => {
    const html = written(<LaurelNext data={profile} limit={2} className="wide" id="next" aria-label="Next" />)
    expect(html).toMatch(
      /^<laurel-next limit="2" class="wide" id="next" aria-label="Next"><template shadowrootmode="open"><style>/,
    )
    expect(html).toMatch(/to unlock .*Networking &lt;Master&gt;/)
    expect(html).toMatch(/<\/template><\/laurel-next>$/)
    expect(html.match(/<template/g)).toHaveLength(1)
  })

  test('without data it keeps its place', () => {
    expect(written(<LaurelNext />)).toContain('aria-busy="true"')
    expect(written(<LaurelNext data={null} limit={null} />)).toContain('aria-busy="true"')
  })

  test('children stand beside the shadow', () => {
    expect(written(<LaurelFlair size={20}>Ada</LaurelFlair>)).toMatch(/<\/template>Ada<\/laurel-flair>$/)
  })

  test('a flag is an attribute or is none', () => {
    expect(written(<LaurelBadge named />)).toMatch(/^<laurel-badge named="">/)
    expect(written(<LaurelBadge named={false} />)).toMatch(/^<laurel-badge>/)
  })

  test('what a provider tells stands in the element, unless it says otherwise; an inner provider adds to an outer one', () => {
    const html = written(
      <LaurelProvider locale="de" theme="dark" nonce="abc">
        <LaurelProvider person="ada">
          <LaurelNext />
          <LaurelNext person="grace" locale="en" theme="light" />
        </LaurelProvider>
      </LaurelProvider>,
    )
    expect(html).toMatch(
      /^<laurel-next person="ada" locale="de" theme="dark"><template shadowrootmode="open"><style nonce="abc">/,
    )
    expect(html).toContain('<laurel-next person="grace" locale="en" theme="light">')
    expect(html).toContain('Wird geladen')
    expect(html).toContain('Loading')
  })

  test('a feed is everybody’s, whosever page it stands on', () => {
    const page = (feed: ReactElement) => written(<LaurelProvider person="ada">{feed}</LaurelProvider>)
    expect(page(<LaurelFeed />)).toMatch(/^<laurel-feed><template/)
    expect(page(<LaurelFeed person="grace" />)).toMatch(/^<laurel-feed person="grace"><template/)
  })

  test('who reads their own page reads no other as its owner', () => {
    const html = written(
      <LaurelProvider person="ada" audience="owner">
        <LaurelNext />
        <LaurelNext person="grace" />
        <LaurelProvider person="bob">
          <LaurelNext />
        </LaurelProvider>
      </LaurelProvider>,
    )
    expect(
      [...html.matchAll(/person="(\w+)"( audience="owner")?/g)].map(([, person, owner]) => [person, owner]),
    ).toEqual([
      ['ada', ' audience="owner"'],
      ['grace', undefined],
      ['bob', undefined],
    ])
  })

  test('listeners, clients and data are no attributes', () => {
    const html = written(
      <LaurelNext data={profile} onLaurelError={() => {}} onClick={() => {}} style={{ margin: 4 }} />,
    )
    expect(html).toMatch(/^<laurel-next style="margin:4px">/)
  })
})

describe('for every element', () => {
  const tags = [...ALL.matchAll(/'\.\/([\w-]+)\.ts'/g)].map(([, name]) => `laurel-${name}`)

  test('there is a component', () => {
    const wrapped = Object.keys(components).filter((name) => /^Laurel(?!Provider)/.test(name))
    const named = tags
      .filter((tag) => tag !== 'laurel-context')
      .map((tag) => tag.replaceAll(/(?:^|-)(\w)/g, (_, first) => first.toUpperCase()))
    expect(wrapped.sort()).toEqual(named.sort())
  })

  test('React writes every attribute by its name', () => {
    type Own = Exclude<{ [C in keyof Components]: keyof ComponentProps<Components[C]> }[keyof Components], keyof Html>
    type Camel = Own extends infer Name extends string
      ? Name extends Lowercase<Name> | `on${string}`
        ? never
        : Name
      : never
    expectTypeOf<Camel>().toEqualTypeOf<'badgeHref' | 'personHref'>()
    expect([...ATTRIBUTES]).toEqual([
      ['badgeHref', 'badge-href'],
      ['personHref', 'person-href'],
    ])
  })
})

type Html = HTMLAttributes<HTMLElement>
type Components = Pick<
  typeof components,
  Extract<keyof typeof components, `Laurel${string}`> & Exclude<keyof typeof components, 'LaurelProvider'>
>

describe('types', () => {
  test('a component takes the properties of its element, and nothing of its base class', () => {
    type Own = Exclude<keyof ComponentProps<typeof LaurelNext>, keyof Html>
    type Told = Exclude<keyof ProviderTold, 'nonce'>
    expectTypeOf<Told | 'data' | 'limit' | 'ref' | 'onLaurelError'>().toExtend<Own>()
    expectTypeOf<Extract<Own, 'reload' | Exclude<keyof LaurelContext, Told>>>().toBeNever()
  })

  test('what an element does not know does not compile', () => {
    const element = createRef<HTMLElementTagNameMap['laurel-next']>()
    const wrong = [
      // @ts-expect-error: a number
      <LaurelNext key={1} limit="2" />,
      // @ts-expect-error: of another element
      <LaurelNext key={2} named />,
      // @ts-expect-error: not the data of this one
      <LaurelNext key={3} data={{ highlights: [] }} />,
      // @ts-expect-error: an element of another kind
      <LaurelHighlights key={4} ref={element} />,
      <LaurelNext key={5} ref={element} onLaurelError={({ detail }) => detail} />,
    ]
    expect(wrong).toHaveLength(5)
  })
})

function written(element: ReactElement): string {
  return renderToString(element)
}
