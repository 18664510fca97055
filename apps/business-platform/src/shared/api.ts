import type { EarnedBadge } from '@laurel/catalogs/business-platform'
import type { Locale } from './i18n.ts'

/** What the API answers. Times are Unix times in milliseconds. */
export interface Me {
  readonly id: string
  readonly name: string
  readonly email: string
  /** In the order in which they were earned. */
  readonly badges: readonly EarnedBadge[]
}

export interface Project {
  readonly id: string
  readonly name: string
  readonly createdBy: string
  readonly createdAt: number
  /** How many of each kind it has. */
  readonly counts: Readonly<Record<PartKind | 'members', number>>
}

/** What somebody adds to a project, as it stands in the path of its endpoint. */
export type PartKind = 'actions' | 'applications' | 'data-types'

export interface Part {
  readonly id: string
  readonly name: string
  readonly createdBy: string
  readonly createdAt: number
}

export interface Member {
  readonly id: string
  readonly user: string
  readonly invitedBy: string
  readonly createdAt: number
}

/** The newest first, and members in the order in which they came. */
export interface ProjectDetails extends Project {
  readonly parts: Readonly<Record<PartKind, readonly Part[]>>
  readonly members: readonly Member[]
}

/** What a page knows when it begins. */
export interface Start {
  readonly me: Me | null
  readonly locale: Locale
}
