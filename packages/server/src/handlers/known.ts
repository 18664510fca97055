import { type Audience, LaurelError } from '@laurel/engine'

/** What was found of the person in the path. @throws LaurelError `unknown_person` where there is nobody. */
export function known<T>(found: T | null): T {
  if (found !== null) return found
  throw new LaurelError('unknown_person', { field: 'id' })
}

/** For whom it is read, where the query says so. */
export function audienceOf({ audience }: { readonly audience?: Audience | undefined }): {
  readonly audience?: Audience
} {
  return audience === undefined ? {} : { audience }
}
