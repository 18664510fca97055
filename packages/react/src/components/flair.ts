'use client'
import '#define/flair'
import type { LaurelFlair as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** A name, which stands inside, with the best badge of the person behind it. Data is a profile. */
export function LaurelFlair(props: Props<Element>): ReactElement {
  return useElement('laurel-flair', props)
}
