import type { Tier } from '@laurel/core'
import { badgeArt } from '@laurel/elements/render'
import { drawn } from './elements.ts'
import type { Html } from './html.ts'

export interface MedalLook {
  readonly size: number
  readonly locked?: boolean
}

/** A badge's medal, without its name: that stands beside it. */
export function medal(glyph: string, tier: Tier, { size, locked = false }: MedalLook): Html {
  return drawn(badgeArt({ glyph, tier, size, state: locked ? 'locked' : 'earned' }))
}
