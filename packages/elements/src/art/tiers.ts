import type { Tier } from '@laurel/core'

/** Colours of a medal: its face, its edge with the wreath, and the glyph on it. */
export interface Paint {
  readonly light: string
  readonly edge: string
  readonly ink: string
}

/** Every tier, the lowest first. */
export const TIERS: readonly Tier[] = ['bronze', 'silver', 'gold', 'diamond']

export const PAINTS: Readonly<Record<Tier | 'locked', Paint>> = {
  bronze: { light: '#E8B98A', edge: '#A9673A', ink: '#5E3416' },
  silver: { light: '#EEF2F6', edge: '#98A5B3', ink: '#37424F' },
  gold: { light: '#FFE08A', edge: '#D29A1F', ink: '#6B4700' },
  diamond: { light: '#DDF6FF', edge: '#5FA8D8', ink: '#0E3B5C' },
  locked: { light: '#E6E8EB', edge: '#B4BAC2', ink: '#7A828C' },
}
