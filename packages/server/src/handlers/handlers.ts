import type { EndpointName } from '@laurel/api'
import type { Handler } from '../http/call.ts'
import { badge, badgeHolders, badges, feed, holderCounts, holders } from './badges.ts'
import { catalog, catalogVersions, previewCatalog, publishCatalog } from './catalog.ts'
import { reinstateEvent, replaceEvent, retractEvent, reviewQueue } from './corrections.ts'
import { grantBadge, liftBadge, resetPerson, revokeBadge } from './decisions.ts'
import { explain, explainEvent } from './explain.ts'
import { claimNotices, markNoticesRead, notices, watchNotices } from './notices.ts'
import { health, liveness, metrics, openapi, readiness } from './operations.ts'
import { profile, savePerson, showcase, streak } from './people.ts'
import { prefer, preferences } from './preferences.ts'
import { recordEvents } from './record-events.ts'

/** A handler for every endpoint of the contract; one that is missing does not compile. */
export const handlers: { readonly [Name in EndpointName]: Handler<Name> } = {
  recordEvents,
  retractEvent,
  reinstateEvent,
  replaceEvent,
  reviewQueue,
  savePerson,
  profile,
  showcase,
  explain,
  explainEvent,
  streak,
  preferences,
  prefer,
  notices,
  claimNotices,
  watchNotices,
  markNoticesRead,
  grantBadge,
  revokeBadge,
  liftBadge,
  resetPerson,
  badges,
  badge,
  badgeHolders,
  holders,
  holderCounts,
  feed,
  catalog,
  catalogVersions,
  previewCatalog,
  publishCatalog,
  openapi,
  liveness,
  readiness,
  health,
  metrics,
}
