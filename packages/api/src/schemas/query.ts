import { z } from 'zod'

/** The reader's language; goes before `Accept-Language`. */
export const locale = z
  .string()
  .refine(isLocale, 'locale must be a language tag such as en or de-AT.')
  .meta({ description: 'Language of the texts; before Accept-Language.', examples: ['de'] })

/** For reads about one person who may be the reader. */
export const audience = z.enum(['public', 'owner'], 'audience is public or owner.').meta({
  description:
    '`owner`: the reader is the person whom it is about, and sees what they keep from others. Needs the scope `people`.',
})

/** For lists that come in pages. */
export const page = {
  limit: z.coerce
    .number('limit must be a number.')
    .int('limit must be a whole number.')
    .min(1, 'limit must be at least 1.')
    .max(100, 'limit must be at most 100.')
    .optional()
    .meta({ description: 'How many items; 30 when left out.' }),
  cursor: z.string().max(8_000, 'This cursor was not made by this list.').optional().meta({
    description: '`next` of the page before.',
  }),
}

/** `?name`, `?name=true` or `?name=false`. */
export const flag = z
  .enum(['', 'true', 'false'], 'A flag is true, false, or stands without a value.')
  .transform((text) => text !== 'false')

export function isLocale(text: string): boolean {
  try {
    return text !== '' && Intl.getCanonicalLocales(text).length === 1
  } catch {
    // The only way Intl has to say that it is none.
    return false
  }
}

/** `next` of a page, beside its items. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last one.' }),
  })
}
