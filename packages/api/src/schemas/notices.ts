import { z } from 'zod'
import { tier } from './badge.ts'
import { flag, locale } from './query.ts'

/** A message to one person about everything they earned at once. */
export const noticeSchema = z
  .object({
    id: z.string(),
    text: z.string().meta({ description: 'The sentence; badges stand in `**`.' }),
    awards: z
      .array(z.object({ badge: z.string(), instance: z.string(), name: z.string(), tier, glyph: z.string() }))
      .meta({ description: 'The highest badge first.' }),
    createdAt: z.iso.datetime(),
    shownAt: z.iso.datetime().nullable().meta({ description: 'When it was claimed, to be celebrated.' }),
    readAt: z.iso.datetime().nullable().meta({ description: 'When the person dealt with it in their inbox.' }),
  })
  .meta({ id: 'Notice' })

export const noticeListSchema = z.object({ items: z.array(noticeSchema) }).meta({ id: 'Notices' })

export const noticesQuery = z.strictObject({
  unread: flag.optional().meta({ description: 'Only those that were not read yet.' }),
  locale: locale.optional(),
})

export const readNoticesSchema = z
  .strictObject(
    {
      ids: z
        .array(z.string('An id is text.'), 'ids must be a list of notice ids.')
        .min(1, 'Name at least one notice.')
        .max(100),
    },
    'The body must be a JSON object.',
  )
  .meta({ id: 'ReadNotices' })
