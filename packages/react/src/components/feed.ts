'use client'
import '#define/feed'
import type { LaurelFeed as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { More, Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** What was earned lately, the newest first: everybody’s, unless it has a `person` of its own. Data is a page of the feed. */
export function LaurelFeed(props: Props<Element> & More): ReactElement {
  // A provider says whose page this is; that is no wish to see only what they earned.
  return useElement('laurel-feed', { ...props, person: props.person ?? null })
}
