/** Drawn where a glyph is not known. */
const FALLBACK =
  'M15.5 12.9l1.5 8.5a.5.5 0 0 1-.8.5l-3.6-2.7a1 1 0 0 0-1.2 0l-3.6 2.7a.5.5 0 0 1-.8-.5l1.5-8.5M6 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0'

const registered = new Map<string, string>([['award', FALLBACK]])

/** `path` is trusted to be path data. */
export function setGlyph(name: string, path: string): void {
  registered.set(name, path)
}

/** Path data of a glyph; that of `award` where the name is not known. */
export function glyphPath(name: string): string {
  return registered.get(name) ?? FALLBACK
}

export function isKnownGlyph(name: string): boolean {
  return registered.has(name)
}
