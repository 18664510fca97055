import type { HttpSourceOptions, Source } from '@laurel/elements'

/** A server asks nobody over HTTP: what it is not given, the browser asks for. */
export function sourceAt(_options: HttpSourceOptions): Source | undefined {
  return undefined
}
