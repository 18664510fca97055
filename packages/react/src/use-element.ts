'use client'
import { createElement, type ReactElement, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { shadowOf } from '#shadow'
import type { Props } from './props.ts'
import { type Told, useTold } from './provider.ts'

/**
 * An element with what a component was given, typed from its class. React sets its properties and writes its attributes;
 * the rest is what React does not do: events by names as it uses them, and all of it for an element that a server wrote.
 */
export function useElement<E extends HTMLElement>(tag: Tag, { ref, children, ...props }: Props<E>): ReactElement {
  const own = useRef<E>(null)
  const told = useTold()
  const { settings, listeners } = sorted(props, told)
  useImperativeHandle<E | null, E | null>(ref, () => own.current, [])
  useLayoutEffect(() => tell(own.current, settings))
  useLayoutEffect(() => listen(own.current, listeners))
  return createElement(tag, { ...attributesOf(settings), ref: own }, shadowOf(tag, settings, told.nonce), children)
}

/** The elements that are components. A context is none: `LaurelProvider` is in its place. */
type Tag = Parameters<typeof shadowOf>[0]

interface Sorted {
  readonly settings: Readonly<Record<string, unknown>>
  readonly listeners: readonly (readonly [type: string, listener: EventListener])[]
}

/** What the element is told, of its own and of the provider's, and who listens to it. */
function sorted(props: Given, told: Told): Sorted {
  const given = Object.entries({ ...definedIn(toldTo(props, told)), ...definedIn(props) })
  return {
    settings: Object.fromEntries(given.filter(([name]) => !EVENT.test(name))),
    listeners: given.flatMap(([name, value]) =>
      EVENT.test(name) && isListener(value) ? [[eventOf(name), value]] : [],
    ),
  }
}

interface Given {
  readonly [name: string]: unknown
  readonly data?: unknown
  readonly person?: unknown
}

function toldTo(props: Given, { nonce, ...told }: Told): Told {
  // Data that is on its way is not loaded a second time by the element.
  if ('data' in props && (props.data === undefined || props.data === null))
    return { ...told, client: undefined, person: undefined }
  // Who reads their own page reads no other as its owner.
  if (props.person !== undefined && props.person !== told.person) return { ...told, audience: undefined }
  return told
}

function definedIn(props: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined))
}

const EVENT = /^onLaurel(?=[A-Z])/

/** `onLaurelError` listens to `laurel-error`. */
function eventOf(name: string): string {
  return name
    .slice(2)
    .replaceAll(/(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase()
}

function isListener(value: unknown): value is EventListener {
  return typeof value === 'function'
}

/** Names as React writes them into a page and as it finds them there again, where they are not those of the properties. */
function attributesOf(settings: Sorted['settings']): Sorted['settings'] {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [ATTRIBUTES.get(name) ?? name, value]))
}

/** By property, where the attribute has another name. */
export const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['badgeHref', 'badge-href'],
  ['personHref', 'person-href'],
])

/** React sets no property of an element that it found in the page, and never the attribute that styles look at. */
function tell(element: HTMLElement | null, settings: Sorted['settings']): void {
  if (element === null) return
  for (const [name, value] of Object.entries(settings)) {
    if (name in element && !(name in HTMLElement.prototype)) Reflect.set(element, name, value)
  }
  const { theme } = settings
  if (typeof theme === 'string') element.setAttribute('theme', theme)
  else element.removeAttribute('theme')
}

/** Here, as React would forget those of an element that it found in the page. */
function listen(element: HTMLElement | null, listeners: Sorted['listeners']): () => void {
  for (const [type, listener] of listeners) element?.addEventListener(type, listener)
  return () => {
    for (const [type, listener] of listeners) element?.removeEventListener(type, listener)
  }
}
