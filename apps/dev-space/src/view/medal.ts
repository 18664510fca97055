import type { Tier } from '@laurel/core'
import { badgeArt } from '@laurel/elements/render'
import { drawn } from './elements.ts'
import type { Html } from './html.ts'

export interface MedalLook {
  readonly size: number
  readonly locked?: boolean
}

/** There are as many as the catalog has badges and the pages have sizes. */
const medals = new Map<string, Html>()

/** A badge's medal, without its name: that stands beside it. */
export function medal(glyph: string, tier: Tier, { size, locked = false }: MedalLook): Html {
  const key = `${glyph} ${tier} ${size} ${locked}`
  const known = medals.get(key) ?? drawn(badgeArt({ glyph, tier, size, state: locked ? 'locked' : 'earned' }))
  medals.set(key, known)
  return known
}
