import type { Endpoint } from './endpoint.ts'
import { badge } from './endpoints/badge.ts'
import { badgeHolders } from './endpoints/badge-holders.ts'
import { badges } from './endpoints/badges.ts'
import { catalog } from './endpoints/catalog.ts'
import { catalogVersions } from './endpoints/catalog-versions.ts'
import { claimNotices } from './endpoints/claim-notices.ts'
import { explain, explainEvent } from './endpoints/explain.ts'
import { feed } from './endpoints/feed.ts'
import { grantBadge } from './endpoints/grant-badge.ts'
import { health } from './endpoints/health.ts'
import { holderCounts, holders } from './endpoints/holders.ts'
import { liftBadge } from './endpoints/lift-badge.ts'
import { markNoticesRead } from './endpoints/mark-notices-read.ts'
import { metrics } from './endpoints/metrics.ts'
import { notices } from './endpoints/notices.ts'
import { openapi } from './endpoints/openapi.ts'
import { prefer, preferences } from './endpoints/preferences.ts'
import { previewCatalog } from './endpoints/preview-catalog.ts'
import { liveness, readiness } from './endpoints/probes.ts'
import { profile } from './endpoints/profile.ts'
import { publishCatalog } from './endpoints/publish-catalog.ts'
import { recordEvents } from './endpoints/record-events.ts'
import { reinstateEvent } from './endpoints/reinstate-event.ts'
import { replaceEvent } from './endpoints/replace-event.ts'
import { resetPerson } from './endpoints/reset-person.ts'
import { retractEvent } from './endpoints/retract-event.ts'
import { reviewQueue } from './endpoints/review-queue.ts'
import { revokeBadge } from './endpoints/revoke-badge.ts'
import { savePerson } from './endpoints/save-person.ts'
import { showcase } from './endpoints/showcase.ts'
import { streak } from './endpoints/streak.ts'
import { watchNotices } from './endpoints/watch-notices.ts'

/** Every endpoint there is, by the name of its method on the client. */
export const contract = {
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
} as const satisfies Readonly<Record<string, Endpoint>>

export type Contract = typeof contract
export type EndpointName = keyof Contract

/** The endpoints as a list, for whoever treats them all alike. */
export const endpoints: readonly (readonly [EndpointName, Endpoint])[] = Object.entries(contract) as [
  EndpointName,
  Endpoint,
][]
