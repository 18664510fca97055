import type { BadgeName } from '../names.ts'

/**
 * What is said of every badge: its name and its description; what its progress counts, for one and for many; and what
 * somebody did who earned it, after "You earned the … badge for".
 */
export type BadgeTextKey = `badges.${BadgeName}.${'label' | 'description' | 'noun' | 'deed'}`

/** Step 3: a language has a text for every key, and one that is missing does not compile. */
export type BadgeTexts = Readonly<Record<BadgeTextKey, string>>
