'use client'
import '#define/showcase'
import type { LaurelShowcase as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** Every badge there is, by category, earned and locked, with a filter. Data is a showcase. */
export function LaurelShowcase(props: Props<Element>): ReactElement {
  return useElement('laurel-showcase', props)
}
