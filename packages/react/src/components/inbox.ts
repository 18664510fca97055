'use client'
import '#define/inbox'
import type { LaurelInbox as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props, Unread } from '../props.ts'
import { useElement } from '../use-element.ts'

/** A person’s notices, the newest first; new ones come in by themselves. */
export function LaurelInbox(props: Props<Element> & Unread): ReactElement {
  return useElement('laurel-inbox', props)
}
