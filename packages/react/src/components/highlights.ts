'use client'
import '#define/highlights'
import type { LaurelHighlights as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** The best badges of a person. Data is a profile. */
export function LaurelHighlights(props: Props<Element>): ReactElement {
  return useElement('laurel-highlights', props)
}
