import { z } from 'zod'

/** A catalog as it is written: what it may say is checked by the rules of its language, not here. */
const catalog = z.record(z.string(), z.unknown()).meta({
  description: 'A catalog, as `laurel check` takes it.',
})

export const versionQuery = z.strictObject({
  version: z.coerce
    .number('version must be a number.')
    .int('version must be a whole number.')
    .min(1, 'version must be at least 1.')
    .optional()
    .meta({ description: 'The one in force when left out.' }),
})

export const publishedCatalogSchema = z
  .object({ version: z.int(), catalog: catalog.meta({ description: 'The catalog, with its defaults.' }) })
  .meta({ id: 'PublishedCatalog' })

export const catalogVersionSchema = z
  .object({
    version: z.int().meta({ description: '1 for the first; the highest is in force.' }),
    hash: z.string().meta({ description: 'The same for two versions with the same catalog.' }),
    publishedAt: z.iso.datetime(),
    publishedBy: z.string().nullable(),
    note: z.string().nullable(),
    backfill: z
      .object({
        done: z.int(),
        total: z.int().nullable().meta({ description: 'Null until it is known whom it concerns.' }),
        finished: z.boolean(),
      })
      .nullable()
      .meta({ description: 'How far people are folded by the rules that it changed; null where it changed none.' }),
  })
  .meta({ id: 'CatalogVersion' })

const sample = z.object({
  person: z.string(),
  instance: z.string(),
  earnedAt: z.iso.datetime().meta({ description: 'Since when it would be held, or was.' }),
})

const effect = z.object({
  count: z.int().meta({ description: 'How many awards.' }),
  samples: z.array(sample).meta({ description: 'Five of them at most.' }),
})

const badgePreview = z.object({
  badge: z.string(),
  draft: z.boolean().meta({ description: 'Whether this is only what the badge would do if it were no draft.' }),
  gains: effect.extend({ earliest: z.iso.datetime().nullable(), latest: z.iso.datetime().nullable() }),
  losses: effect,
  keeps: effect.meta({ description: 'Awards that stay, or keep their date, only by the policy of the badge.' }),
  moves: effect.meta({ description: 'Awards that are dated otherwise.' }),
})

export const catalogPreviewSchema = z
  .object({
    token: z.string().meta({ description: 'Names what was previewed; hand it to publish.' }),
    base: z.int().meta({ description: 'The version in force, with which the catalog was compared.' }),
    problems: z
      .array(z.object({ code: z.string(), where: z.string(), message: z.string(), mend: z.string() }))
      .meta({ description: 'Why it would be refused: badges that people hold would be lost.' }),
    people: z.int().meta({ description: 'How many people were looked at; nothing changes for all others.' }),
    messages: z.int().meta({ description: 'How many messages announcing what people get would send.' }),
    badges: z.array(badgePreview).meta({ description: 'Every badge whose rules changed, and every draft.' }),
  })
  .meta({ id: 'CatalogPreview' })

const UNKNOWN_PREVIEW_FIELD = 'A preview has the field catalog.'

export const previewSchema = z.strictObject({ catalog }, UNKNOWN_PREVIEW_FIELD)

const UNKNOWN_FIELD = 'A publication has the fields catalog, token, announce, note and by.'

const words = (field: string) => z.string().max(1_000, `${field} has at most 1,000 characters.`).optional()

export const publicationSchema = z
  .strictObject(
    {
      catalog,
      token: words('token').meta({ description: 'Of the preview; refused when anything is different by now.' }),
      announce: z.boolean('announce must be true or false.').optional().meta({
        description: 'Whether people are told of badges that they get because of it; false when left out.',
      }),
      note: words('note').meta({ description: 'Why. It stays with the version.' }),
      by: words('by').meta({ description: 'Who publishes it; the name of the key when left out.' }),
    },
    UNKNOWN_FIELD,
  )
  .meta({ id: 'Publication' })

export const publishedSchema = z
  .object({
    status: z.enum(['published', 'already']).meta({ description: '`already`: it is in force, nothing was written.' }),
    version: z.int(),
    backfill: z.boolean().meta({ description: 'Whether a worker folds people by the new rules now.' }),
  })
  .meta({ id: 'Published' })
