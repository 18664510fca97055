import { badges } from './badges.ts'

export type BadgeName = keyof typeof badges

/** The names under which the platform stores its badges. */
export const BADGE_NAMES = {
  PROJECT_CREATED: 'projectCreated',
  FIRST_ACTION_CREATED: 'firstActionCreated',
  FIRST_APPLICATION_CREATED: 'firstApplicationCreated',
  FIRST_PROJECT_MEMBER_INVITE: 'firstProjectMemberInvite',
  FIRST_DATA_TYPE_CREATED: 'firstDataTypeCreated',
} as const satisfies Readonly<Record<string, BadgeName>>

/** A badge as the platform's own pages show it. */
export interface BadgeDefinition {
  readonly name: BadgeName
  /** Name of a lucide icon. */
  readonly icon: string
  /** Keys of the platform's own translations. */
  readonly labelKey: string
  readonly descriptionKey: string
}

/** A badge that a user of the platform has. */
export interface EarnedBadge {
  readonly name: BadgeName
  /** Unix time in milliseconds. */
  readonly earnedAt: number
}

/** Every badge of the platform, in the order of the catalog. */
export function getAllBadgeDefinitions(): readonly BadgeDefinition[] {
  return Object.keys(badges).filter(isBadgeName).map(definitionOf)
}

/** The badge of that name, or null where there is none. */
export function getBadgeDefinition(name: string): BadgeDefinition | null {
  return isBadgeName(name) ? definitionOf(name) : null
}

function isBadgeName(name: string): name is BadgeName {
  return Object.hasOwn(badges, name)
}

function definitionOf(name: BadgeName): BadgeDefinition {
  return {
    name,
    icon: badges[name].glyph,
    labelKey: `badges.${name}.label`,
    descriptionKey: `badges.${name}.description`,
  }
}
