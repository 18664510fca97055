import { isZone } from '@laurel/core'
import { z } from 'zod'
import { isLocale } from './query.ts'

/** 1 to `limit` characters, none of which is a control character or half of one. */
function text(name: string, limit: number) {
  const message = `${name} must be text of 1 to ${limit.toLocaleString('en')} characters, without control characters.`
  return z
    .string(message)
    .max(limit, message)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, message)
}

/** A person's id as a path segment, percent-encoded once: it may hold `/`, `:`, `%`, spaces and emoji. */
export const personParams = z.object({
  id: z
    .string()
    .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'A person’s id has 1 to 200 characters and no control characters.')
    .meta({ description: 'The person’s id, percent-encoded.', examples: ['ada'] }),
})

/** What a host tells of a person. What is left out stays as it is; null clears it. */
export const personAttributes = z
  .strictObject(
    {
      name: optional(text('name', 200)),
      handle: optional(text('handle', 100)),
      zone: optional(
        text('zone', 100).refine(
          (zone) => isZone(zone) && !/^[+-]/.test(zone),
          'zone must be an IANA time zone such as Europe/Berlin.',
        ),
      ).meta({ description: 'IANA time zone.', examples: ['Europe/Berlin'] }),
      locale: optional(text('locale', 35).refine(isLocale, 'locale must be a language tag such as en or de-AT.')).meta({
        description: 'Language tag.',
        examples: ['de-AT'],
      }),
      avatar: optional(text('avatar', 2_000)).meta({ description: 'Address of a picture.' }),
      email: optional(text('email', 320)).meta({ description: 'Never shown by any read.' }),
    },
    'The body must be a JSON object.',
  )
  .meta({ id: 'PersonAttributes', description: 'What is left out stays as it is; null clears it.' })

function optional<T extends z.ZodType>(schema: T) {
  return schema.nullable().optional()
}

const shown = {
  id: z.string(),
  name: z.string().nullable(),
  handle: z.string().nullable(),
  avatar: z.string().nullable(),
}

/** A person as others see them next to a badge. */
export const feedPersonSchema = z.object(shown).meta({ id: 'FeedPerson' })

/** A person as others see them. */
export const personSchema = z
  .object({
    ...shown,
    zone: z.string().nullable(),
    locale: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Person' })

/** A person as the host that wrote them sees them: with the e-mail address. */
export const savedPersonSchema = personSchema.extend({ email: z.string().nullable() }).meta({ id: 'SavedPerson' })
