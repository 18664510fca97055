'use client'
import '#define/badge'
import type { LaurelBadge as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** One badge, with a tooltip that says what it is. Data is a badge; or `badge` is the id of one to load. */
export function LaurelBadge(props: Props<Element>): ReactElement {
  return useElement('laurel-badge', props)
}
