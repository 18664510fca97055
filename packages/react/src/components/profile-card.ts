'use client'
import '#define/profile-card'
import type { LaurelProfileCard as Element } from '@laurel/elements'
import type { ReactElement } from 'react'
import type { Props } from '../props.ts'
import { useElement } from '../use-element.ts'

/** A person at a glance: their best badges, what they did, and what comes next. Data is a profile. */
export function LaurelProfileCard(props: Props<Element>): ReactElement {
  return useElement('laurel-profile-card', props)
}
