import type { Badge, Catalog } from './catalog.ts'
import { homeScope, isByPeriod } from './criteria.ts'
import type { DecisionType } from './decision.ts'
import { detailsOf, type Holding, heldSince } from './holding.ts'
import { windowsOf } from './rules.ts'
import { holdingKey, type States } from './state.ts'

/** Where one instance of a badge is kept: the name of the scope, and the name within it. */
export function placeOfInstance(
  badge: Badge,
  id: string,
  instance: string,
): { readonly scope: string; readonly key: string } {
  const scope = homeScope(badge, instance === '' ? null : instance)
  return { scope, key: isByPeriod(badge) ? holdingKey(id, instance) : id }
}

/** How one instance of a badge is held; undefined where it never was, or the catalog has no such badge. */
export function holdingOf(
  catalog: Pick<Catalog, 'badges'>,
  states: States,
  id: string,
  instance: string,
): Holding | undefined {
  const badge = catalog.badges[id]
  if (badge === undefined) return undefined
  const { scope, key } = placeOfInstance(badge, id, instance)
  return states.read(scope)?.badges[key]
}

/** Whether a decision asks for what is so already, and would change nothing. */
export function isDecidedAlready(holding: Holding | undefined, type: DecisionType): boolean {
  const { blocked, granted, ground } = detailsOf(holding)
  switch (type) {
    case 'laurel.granted':
      return blocked !== true && granted !== undefined && ground === 'manual'
    case 'laurel.revoked':
      return heldSince(holding) === undefined
    case 'laurel.lifted':
      return blocked !== true
  }
}

/** Whether a text can be an instance of a badge: empty, a target, or the label of a period or season, as it is held. */
export function isInstance(catalog: Pick<Catalog, 'metrics'>, badge: Badge, instance: string): boolean {
  switch (badge.once) {
    case 'person':
      return instance === ''
    case 'target':
      return /^[^\p{Cc}\p{Cs}]{1,200}$/u.test(instance)
    default:
      return windowsOf(catalog, badge.criteria).some((window) => isLabel(window, instance))
  }
}

const LABELS = {
  day: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  week: /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/,
  month: /^\d{4}-(?:0[1-9]|1[0-2])$/,
  year: /^\d{4}$/,
} as const

function isLabel(window: ReturnType<typeof windowsOf>[number], label: string): boolean {
  if (window.kind === 'rolling') return false
  if (window.kind === 'calendar') return LABELS[window.unit].test(label)
  const { season, from } = window
  if (from.length === 10) return label === season
  return label.startsWith(`${season}-`) && LABELS.year.test(label.slice(season.length + 1))
}
