'use client'
import '#define/toast'
import type { LaurelToast as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** What was just earned, shown once at the edge of the window. It takes no place. */
export function LaurelToast(props: Props<Element>): ReactElement {
  return useElement('laurel-toast', props)
}
