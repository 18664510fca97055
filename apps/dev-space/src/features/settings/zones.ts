import type { Locale } from '../../http/language.ts'

/** Zones of one part of the world. */
export interface ZoneGroup {
  /** `Europe`, as IANA calls it; empty for those that belong to none, such as UTC. */
  readonly name: string
  readonly zones: readonly Zone[]
}

export interface Zone {
  /** `America/Argentina/Buenos_Aires` */
  readonly id: string
  /** `Argentina, Buenos Aires` */
  readonly name: string
}

/** Every zone there is, and `chosen`, which may be an older name of one of them. */
export function zoneGroups(chosen: string, locale: Locale): readonly ZoneGroup[] {
  const ids = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), chosen])]
  const groups = Map.groupBy(ids, (id) => (id.includes('/') ? id.slice(0, id.indexOf('/')) : ''))
  return [...groups]
    .map(([name, members]) => ({ name, zones: members.map(zoneOf).toSorted(byName(locale)) }))
    .toSorted(byName(locale))
}

function zoneOf(id: string): Zone {
  const place = id.slice(id.indexOf('/') + 1)
  return { id, name: place.replaceAll('_', ' ').replaceAll('/', ', ') }
}

function byName(locale: Locale): (a: { readonly name: string }, b: { readonly name: string }) => number {
  const { compare } = new Intl.Collator(locale)
  return (a, b) => compare(a.name, b.name)
}
