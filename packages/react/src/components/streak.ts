'use client'
import '#define/streak'
import type { LaurelStreak as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** A streak: how long it is, the longest, until when it is at risk. Data is a streak. */
export function LaurelStreak(props: Props<Element>): ReactElement {
  return useElement('laurel-streak', props)
}
