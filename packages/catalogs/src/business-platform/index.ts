import type { Catalog } from '@laurel/core'
import { catalogOf } from './catalog-of.ts'
import { BADGE_DEFINITIONS } from './definitions.ts'

/** The Business Platform: five first steps, each rewarded once and kept. */
export const businessPlatform: Catalog = catalogOf(BADGE_DEFINITIONS)
