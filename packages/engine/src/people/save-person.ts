import { isZone } from '@laurel/core'
import type { Context } from '../context.ts'
import { sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'

/** What a host tells of a person, for others to see and for the right language and calendar. */
export interface PersonAttributes {
  readonly name?: string | null
  readonly handle?: string | null
  /** IANA time zone. */
  readonly zone?: string | null
  /** Language tag such as `de` or `en-GB`. */
  readonly locale?: string | null
  /** Address of a picture. */
  readonly avatar?: string | null
  /** Never shown by any public read. */
  readonly email?: string | null
}

/**
 * Stores what a host tells of a person; what is left out stays as it is, null clears it. Somebody who was
 * known only from events keeps everything they earned.
 *
 * @throws LaurelError `invalid_person` naming the field.
 */
export async function savePerson(context: Context, id: string, attributes: PersonAttributes): Promise<void> {
  checkPerson(id, attributes)
  const given = (name: keyof PersonAttributes) => attributes[name] !== undefined
  const { name = null, zone = null, locale = null, avatar = null, email = null } = attributes
  // The sign before a handle is how it is shown, not part of it.
  const handle = attributes.handle?.replace(/^@/, '') ?? null
  const now = context.now()
  const since = given('zone') ? [[now.getTime(), zone]] : []
  await context.db.many(
    sql`insert into ${context.db.schema}.person as p (id, created_at, name, handle, zone, zones, locale, avatar, email)
        values (${id}, ${now.toISOString()}, ${name}, ${handle}, ${zone}, ${JSON.stringify(since)}::json, ${locale}, ${avatar}, ${email})
        on conflict (id) do update set
          -- Whoever is folding events for this person meanwhile reads again: the zone may matter.
          version = p.version + 1,
          name = case when ${given('name')}::boolean then excluded.name else p.name end,
          handle = case when ${given('handle')}::boolean then excluded.handle else p.handle end,
          zones = case when ${given('zone')}::boolean and excluded.zone is distinct from p.zone
                  then (p.zones::jsonb || excluded.zones::jsonb)::json else p.zones end,
          -- The days of whoever moves begin at other instants, and with them what time ends.
          stale = p.stale or (${given('zone')}::boolean and excluded.zone is distinct from p.zone and exists (
            select from ${context.db.schema}.award a
            where a.person = p.id and a.ends_at is not null and a.revoked_at is null
          )),
          zone = case when ${given('zone')}::boolean then excluded.zone else p.zone end,
          locale = case when ${given('locale')}::boolean then excluded.locale else p.locale end,
          avatar = case when ${given('avatar')}::boolean then excluded.avatar else p.avatar end,
          email = case when ${given('email')}::boolean then excluded.email else p.email end`,
  )
}

const LIMITS = { name: 200, handle: 100, zone: 100, locale: 35, avatar: 2_000, email: 320 } as const

function checkPerson(id: string, attributes: PersonAttributes): void {
  if (!/^[^\p{Cc}\p{Cs}]{1,200}$/u.test(id)) {
    throw invalid('id', 'A person’s id has 1 to 200 characters and no control characters.')
  }
  for (const [field, limit] of Object.entries(LIMITS)) {
    const value = attributes[field as keyof PersonAttributes]
    if (value != null && !(typeof value === 'string' && value.length <= limit && /^[^\p{Cc}\p{Cs}]+$/u.test(value))) {
      throw invalid(field, `${field} must be text of 1 to ${limit} characters, without control characters.`)
    }
  }
  if (attributes.zone != null && (!isZone(attributes.zone) || /^[+-]/.test(attributes.zone))) {
    throw invalid('zone', 'zone must be an IANA time zone such as Europe/Berlin; an offset changes with the season.')
  }
  if (attributes.locale != null && !isLocale(attributes.locale)) {
    throw invalid('locale', 'locale must be a language tag such as en or de-AT.')
  }
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1
  } catch {
    // The only way Intl has to say that it is none.
    return false
  }
}

function invalid(field: string, detail: string): LaurelError {
  return new LaurelError('invalid_person', { field, detail })
}
