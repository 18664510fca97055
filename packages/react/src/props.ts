import type { HTMLAttributes, ReactNode, Ref } from 'react'

/** What a component of an element takes: its properties, its events, and what every element of HTML takes. */
export type Props<E extends HTMLElement> = Settings<E> & {
  /** Data could not be loaded; `detail` is the error. */
  readonly onLaurelError?: ((event: CustomEvent<unknown>) => void) | undefined
  readonly children?: ReactNode
  readonly ref?: Ref<E> | undefined
} & Omit<HTMLAttributes<E>, keyof Settings<E> | 'children'>

/** What an element says that shows a list in pages. */
export interface More {
  /** Another page is wanted of what it was given as `data`; `detail` is the cursor. */
  readonly onLaurelMore?: ((event: CustomEvent<string>) => void) | undefined
}

/** What an inbox says. */
export interface Unread {
  /** How many notices are unread is known, or has changed; `detail` is the number. */
  readonly onLaurelUnread?: ((event: CustomEvent<number>) => void) | undefined
}

/** The properties of an element of ours: each of them may be left out, and nothing that its base class has may. */
type Settings<E> = {
  readonly [Name in Exclude<keyof E, keyof HTMLElement> as undefined extends E[Name] ? Name : never]?: E[Name]
}
