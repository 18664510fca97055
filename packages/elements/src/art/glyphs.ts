/** Drawn where a glyph is not known. */
const FALLBACK =
  'M15.48 12.89l1.51 8.53a.5.5 0 0 1-.81.47l-3.58-2.69a1 1 0 0 0-1.2 0l-3.59 2.69a.5.5 0 0 1-.81-.47l1.51-8.53M6 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0'

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
