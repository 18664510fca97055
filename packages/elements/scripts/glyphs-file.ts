import { catalogs } from '@laurel/catalogs'
import { pathOf } from './icon-path.ts'

/** The glyphs that the ready catalogs use, in the order of their names. */
export function usedGlyphs(): readonly string[] {
  const badges = Object.values(catalogs).flatMap((catalog) => Object.values(catalog.badges))
  return [...new Set(badges.map((badge) => badge.glyph))].sort()
}

/** The generated file. `icon` gives the SVG of an icon by its name. */
export function glyphsFile(version: string, icon: (name: string) => string): string {
  const lines = usedGlyphs().map((name) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: '${pathOf(icon(name))}',`)
  return `${note(version)}export const readyGlyphs: Readonly<Record<string, string>> = {\n${lines.join('\n')}\n}\n`
}

function note(version: string): string {
  return `/*!
 * Icons of Lucide ${version} (https://lucide.dev), each as one path in a box of 24 by 24.
 * ISC License, Copyright (c) 2026 Lucide Icons and Contributors; those from Feather: MIT License,
 * Copyright (c) 2013-present Cole Bemis. Both in full: LICENSE-glyphs.txt of @laurel/elements.
 */
// Written by scripts/generate-glyphs.ts.
`
}
