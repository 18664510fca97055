'use client'
import '#define/next'
import type { LaurelNext as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** "Only 3 more interactions to unlock Networking Master!" Data is a profile. */
export function LaurelNext(props: Props<Element>): ReactElement {
  return useElement('laurel-next', props)
}
