const OFFSET = /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/

/** Zones that were asked for before: making a formatter to find out costs a hundred times a look-up. */
const known = new Set<string>()

/** Whether `zone` is an IANA time zone (`Europe/Berlin`) or a fixed offset (`+02:00`, at most 14 hours). */
export function isZone(zone: string): boolean {
  if (OFFSET.test(zone) || known.has(zone)) return true
  if (!isNamedZone(zone)) return false
  known.add(zone)
  return true
}

function isNamedZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    // The only way Intl has to say that it does not know a zone.
    return false
  }
}

/** The zone an event counts in. `advance` has given one to every event that came without. */
export function zoneOf(fact: { readonly zone: string | null }): string {
  return fact.zone ?? 'UTC'
}

/** Since when somebody lives in which zone, in rising order; null where they took it back. */
export type Zones = readonly (readonly [since: number, zone: string | null])[]

/** Where somebody lived at an instant, as far as they said: what is said counts from then on, never before. */
export function zoneAt(zones: Zones, at: number): string | null {
  return zones.findLast(([since]) => since <= at)?.[1] ?? null
}
