'use client'
import '#define/accomplishments'
import type { LaurelAccomplishments as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** What somebody has done: badges by tier, numbers, and the way to the next badges. Data is a profile and a showcase. */
export function LaurelAccomplishments(props: Props<Element>): ReactElement {
  return useElement('laurel-accomplishments', props)
}
