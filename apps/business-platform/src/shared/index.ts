// What pages and server both know: nothing here needs a server, so that browsers can load it.
export {
  BADGE_DEFINITIONS,
  BADGE_NAMES,
  type BadgeDefinition,
  type BadgeName,
  type EarnedBadge,
  getAllBadgeDefinitions,
  getBadgeDefinition,
} from '@laurel/catalogs/business-platform'
export type { Me, Member, Part, PartKind, Project, ProjectDetails, Start } from './api.ts'
export { asLocale, LOCALES, type Locale, type TextKey, type Translate, translator } from './i18n.ts'
