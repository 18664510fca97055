import { PAINTS } from '../art/tiers.ts'
import { accomplishmentsView } from './accomplishments.ts'
import { badgeView } from './badge.ts'
import { BASE_STYLES, LOCKED, TOKENS } from './base-styles.ts'
import { feedView } from './feed.ts'
import { flairView } from './flair.ts'
import { highlightsView } from './highlights.ts'
import { holdersView } from './holders.ts'
import { inboxView } from './inbox.ts'
import { nextView } from './next.ts'
import { pathView } from './path.ts'
import { profileCardView } from './profile-card.ts'
import { showcaseView } from './showcase.ts'
import { streakView } from './streak.ts'
import { toastView } from './toast.ts'

const VIEWS = [
  accomplishmentsView,
  badgeView,
  feedView,
  flairView,
  highlightsView,
  holdersView,
  inboxView,
  nextView,
  pathView,
  profileCardView,
  showcaseView,
  streakView,
  toastView,
]

/**
 * The rules of style of one element, such as `laurel-flair`, as a file to serve: with its address as `stylesheet`, what
 * a server writes carries an address instead of all of them.
 *
 * @throws RangeError when no element has this tag.
 */
export function styleSheet(tag: string): string {
  const view = VIEWS.find((one) => one.tag === tag)
  if (view === undefined) throw new RangeError(`There is no element "${tag}".`)
  return BASE_STYLES + view.styles
}

/** Every custom property that the elements read, with what it is unless a page sets it: rules to copy and to change. */
export function tokenStyles(): string {
  const colours = Object.entries({ ...PAINTS, locked: LOCKED }).flatMap(([tier, paint]) =>
    Object.entries(paint).map(([name, colour]) => [`${tier}-${name}`, colour] as const),
  )
  const rules = [...Object.entries(TOKENS), ...colours].map(([name, value]) => `  --laurel-${name}: ${value};`)
  return `:root {\n  color-scheme: light dark;\n${rules.join('\n')}\n}\n`
}
