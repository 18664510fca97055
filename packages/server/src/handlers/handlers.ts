import type { EndpointName } from '@laurel/api'
import type { Handler } from '../http/call.ts'
import { badge, badges, feed, holders } from './badges.ts'
import { catalog, catalogVersions, previewCatalog, publishCatalog } from './catalog.ts'
import { reinstateEvent, replaceEvent, retractEvent, reviewQueue } from './corrections.ts'
import { grantBadge, liftBadge, resetPerson, revokeBadge } from './decisions.ts'
import { explain, explainEvent } from './explain.ts'
import { health, metrics, openapi } from './operations.ts'
import { markNoticesRead, notices, profile, savePerson, showcase } from './people.ts'
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
  notices,
  markNoticesRead,
  grantBadge,
  revokeBadge,
  liftBadge,
  resetPerson,
  badges,
  badge,
  holders,
  feed,
  catalog,
  catalogVersions,
  previewCatalog,
  publishCatalog,
  openapi,
  health,
  metrics,
}
