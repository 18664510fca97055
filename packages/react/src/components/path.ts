'use client'
import '#define/path'
import type { LaurelPath as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** A path with its steps. Data is a name and badges of the showcase in order; or `badges` has the ids to load. */
export function LaurelPath(props: Props<Element>): ReactElement {
  return useElement('laurel-path', props)
}
