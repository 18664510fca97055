'use client'
import type { Source } from '@laurel/elements'
import { createContext, createElement, type ReactElement, type ReactNode, useContext, useMemo } from 'react'
import { sourceAt } from '#source'

/** What a `LaurelProvider` tells the components and hooks inside it. */
export interface Told {
  /** Where to load from, instead of `src`: a client of `@laurel/api`, or whatever reads like one. Keep it between renders. */
  readonly client?: Source | undefined
  /** Whose badges. */
  readonly person?: string | undefined
  /** The reader's language. Components follow the page's `lang` without it, and hooks the API. */
  readonly locale?: string | undefined
  /** The zone in which the reader reads dates; otherwise the browser's. */
  readonly zone?: string | undefined
  /** Light or dark; otherwise as the page's `color-scheme` says. */
  readonly theme?: 'light' | 'dark' | undefined
  /** `owner` where the reader is `person`, and is known as such to the API. */
  readonly audience?: 'owner' | undefined
  /** Where the names of badges lead, such as `/badges/{badge}`. */
  readonly badgeHref?: string | undefined
  /** Where those of people lead, such as `/people/{handle}` or `/people/{id}`. */
  readonly personHref?: string | undefined
  /** For rules of style that a server writes, where the content security policy lets none through without. */
  readonly nonce?: string | undefined
}

export interface LaurelProviderProps extends Told {
  /** Where the API is mounted, such as `/laurel/v1`. */
  readonly src?: string | undefined
  /** An API key with the scope `read` and no other, where the API wants one. */
  readonly apiKey?: string | undefined
  readonly children?: ReactNode
}

/**
 * Tells the components and hooks inside it where to load from, for whom, and how to say it. What a component or hook is
 * told itself goes first; what an inner provider leaves out is that of the outer one.
 */
export function LaurelProvider({ children, src, apiKey, ...own }: LaurelProviderProps): ReactElement {
  const outer = useContext(LaurelTold)
  const mounted = useMemo(() => (src === undefined ? undefined : sourceAt({ src, key: apiKey })), [src, apiKey])
  const client = own.client ?? mounted ?? outer.client
  const person = own.person ?? outer.person
  const locale = own.locale ?? outer.locale
  const zone = own.zone ?? outer.zone
  const theme = own.theme ?? outer.theme
  // Who reads their own page reads no other as its owner.
  const audience = own.audience ?? (person === outer.person ? outer.audience : undefined)
  const badgeHref = own.badgeHref ?? outer.badgeHref
  const personHref = own.personHref ?? outer.personHref
  const nonce = own.nonce ?? outer.nonce
  // The same object while it says the same, so that a render of the host's is not one of everything below.
  const value = useMemo(
    () => ({ client, person, locale, zone, theme, audience, badgeHref, personHref, nonce }),
    [client, person, locale, zone, theme, audience, badgeHref, personHref, nonce],
  )
  return createElement(LaurelTold, { value }, children)
}

/** What the nearest `LaurelProvider` tells; nothing where there is none. */
export function useTold(): Told {
  return useContext(LaurelTold)
}

const LaurelTold = createContext<Told>({})
