'use client'
import '#define/holders'
import type { LaurelHolders as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { More, Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** Who holds a badge, or any of a tier or category. Data is a page of holders. */
export function LaurelHolders(props: Props<Element> & More): ReactElement {
  return useElement('laurel-holders', props)
}
