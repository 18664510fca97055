const OFFSET = /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/

/** Zones that were asked for before: making a formatter to find out costs a hundred times a look-up. */
const known = new Set<string>()

/** Names are taken in any case, so there are more than the zones of the world, and not all can be remembered. */
const MOST_KNOWN = 2_000

/** Whether `zone` is an IANA time zone (`Europe/Berlin`) or a fixed offset (`+02:00`, at most 14 hours). */
export function isZone(zone: string): boolean {
  if (OFFSET.test(zone) || known.has(zone)) return true
  if (!isNamedZone(zone)) return false
  if (known.size >= MOST_KNOWN) known.clear()
  known.add(zone)
  return true
}

/** Whether a zone is a fixed offset, which states the time on the wall at one moment and no place. */
export function isOffset(zone: string): boolean {
  return /^[+-]/.test(zone)
}

function isNamedZone(zone: string): boolean {
  if (isOffset(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    // The only way Intl has to say that it does not know a zone.
    return false
  }
}

/** Since when somebody lives in which zone, in rising order; null where they took it back. */
export type Zones = readonly (readonly [since: number, zone: string | null])[]

/** Where somebody lived at an instant, as far as they said: what is said counts from then on, never before. */
export function zoneAt(zones: Zones, at: number): string | null {
  return zones.findLast(([since]) => since <= at)?.[1] ?? null
}
