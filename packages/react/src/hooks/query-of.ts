import type { Query } from '@laurel/elements'

/** What is not chosen is not asked for: the API has its own answer to it. */
export function queryOf(locale: string | undefined, audience?: 'owner'): Query {
  return { ...(locale !== undefined && { locale }), ...(audience !== undefined && { audience }) }
}
