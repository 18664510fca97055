import { type HttpSourceOptions, httpSource, type Source } from '@laurel/elements'

/** What asks the API that is mounted there. */
export function sourceAt(options: HttpSourceOptions): Source | undefined {
  return httpSource(options)
}
