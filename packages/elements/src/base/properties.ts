import { attributeOf } from '../views/view.ts'
import type { Declarations } from './reactive.ts'

/** Properties and their attributes, from what each holds. */
export function attributes(settings: object): Declarations {
  const all = Object.entries(settings).map(([name, type]) => [name, { type, attribute: attributeOf(name) }])
  return Object.fromEntries(all)
}

/** What every element and a context can say. */
export const SHARED: Declarations = {
  client: { attribute: false },
  ...attributes({
    person: String,
    locale: String,
    zone: String,
    theme: String,
    audience: String,
    badgeHref: String,
    personHref: String,
  }),
}
