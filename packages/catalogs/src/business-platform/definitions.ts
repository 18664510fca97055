import { BADGE_NAMES, type BadgeName } from './names.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import type { BadgeTextKey, BadgeTexts } from './texts/keys.ts'

export { BADGE_NAMES, type BadgeName } from './names.ts'
export type { BadgeTextKey, BadgeTexts } from './texts/keys.ts'

/** A badge as the platform's own pages show it, and what earns it: the first event of its type. */
export interface BadgeDefinition {
  readonly name: BadgeName
  /** Name of a lucide icon. */
  readonly icon: string
  /** Keys of its texts; see `BADGE_TEXTS`. */
  readonly labelKey: BadgeTextKey
  readonly descriptionKey: BadgeTextKey
  /** Of which type the event is that `checkBadge` records. */
  readonly event: string
  /** What that event says, for whoever reads the log. */
  readonly happened: string
  /** The number of these events that somebody has. */
  readonly metric: string
}

/** A badge that a user of the platform has. */
export interface EarnedBadge {
  readonly name: BadgeName
  /** Unix time in milliseconds. */
  readonly earnedAt: number
}

/** Step 2: what each badge is. The catalog is built from this, in this order. */
export const BADGE_DEFINITIONS: readonly BadgeDefinition[] = [
  {
    name: BADGE_NAMES.PROJECT_CREATED,
    icon: 'trophy',
    labelKey: 'badges.projectCreated.label',
    descriptionKey: 'badges.projectCreated.description',
    event: 'project.created',
    happened: 'A project was created by the actor.',
    metric: 'projects',
  },
  {
    name: BADGE_NAMES.FIRST_ACTION_CREATED,
    icon: 'zap',
    labelKey: 'badges.firstActionCreated.label',
    descriptionKey: 'badges.firstActionCreated.description',
    event: 'action.created',
    happened: 'An action was created within a project by the actor.',
    metric: 'actions',
  },
  {
    name: BADGE_NAMES.FIRST_APPLICATION_CREATED,
    icon: 'smartphone',
    labelKey: 'badges.firstApplicationCreated.label',
    descriptionKey: 'badges.firstApplicationCreated.description',
    event: 'application.created',
    happened: 'An application was created within a project by the actor.',
    metric: 'applications',
  },
  {
    name: BADGE_NAMES.FIRST_PROJECT_MEMBER_INVITE,
    icon: 'users',
    labelKey: 'badges.firstProjectMemberInvite.label',
    descriptionKey: 'badges.firstProjectMemberInvite.description',
    event: 'member.invited',
    happened: 'A member was invited to a project by the actor.',
    metric: 'invitations',
  },
  {
    name: BADGE_NAMES.FIRST_DATA_TYPE_CREATED,
    icon: 'database',
    labelKey: 'badges.firstDataTypeCreated.label',
    descriptionKey: 'badges.firstDataTypeCreated.description',
    event: 'dataType.created',
    happened: 'A data type was created within a project by the actor.',
    metric: 'dataTypes',
  },
]

/** The texts of the badges by language. */
export const BADGE_TEXTS: Readonly<Record<'en' | 'de', BadgeTexts>> = { en, de }

/** Every badge of the platform, in the order of the catalog. */
export function getAllBadgeDefinitions(): readonly BadgeDefinition[] {
  return BADGE_DEFINITIONS
}

/** The badge of that name, or null where there is none. */
export function getBadgeDefinition(name: string): BadgeDefinition | null {
  return BADGE_DEFINITIONS.find((definition) => definition.name === name) ?? null
}
