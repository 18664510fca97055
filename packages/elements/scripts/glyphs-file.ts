import { catalogs } from '@laurel/catalogs'
import { shortPath } from '../src/art/short-path.ts'
import { pathOf } from './icon-path.ts'

/** The glyphs of each ready catalog that none before it has, in the order of their names. */
export function usedGlyphs(): ReadonlyMap<string, readonly string[]> {
  const seen = new Set<string>()
  const lists = Object.entries(catalogs).map(([id, { badges }]) => {
    const own = new Set(Object.values(badges).flatMap(({ glyph }) => (seen.has(glyph) ? [] : [glyph])))
    for (const glyph of own) seen.add(glyph)
    return [id, [...own].sort()] as const
  })
  return new Map(lists)
}

/** The generated files by their names. `icon` gives the SVG of an icon by its name. */
export function glyphFiles(version: string, icon: (name: string) => string): ReadonlyMap<string, string> {
  const used = [...usedGlyphs()]
  const files = used.map(([id, names]) => {
    const paths = names.map((name) => shortPath(pathOf(icon(name))))
    return [`${id}.generated.ts`, `${note(version)}export const paths = \`${paths.join('\n')}\`\n`] as const
  })
  return new Map([...files, ['index.generated.ts', index(used)], ['every.generated.ts', every(used.map(([id]) => id))]])
}

/** What is in which file: known without fetching any. */
function index(used: readonly (readonly [id: string, names: readonly string[]])[]): string {
  const lines = used.map(([id, names]) => `  ['${names.join(' ')}', () => import('./${id}.generated.ts')],`)
  return `${INDEX}${lines.join('\n')}\n]\n`
}

/** All files at once, for a server. */
function every(ids: readonly string[]): string {
  const imports = ids.map((id, place) => `import { paths as paths${place} } from './${id}.generated.ts'`)
  const all = ids.map((_, place) => `paths${place}`).join(', ')
  return `// Written by scripts/generate-glyphs.ts.\n${imports.join('\n')}\n\n/** The paths of every file, in the order of \`glyphFiles\`. */\nexport const everyPath: readonly string[] = [${all}]\n`
}

const INDEX = `// Written by scripts/generate-glyphs.ts.

/** Names of glyphs, and the file with their paths in the same order, as \`shortPath\` writes them. */
export const glyphFiles: readonly (readonly [names: string, file: () => Promise<{ readonly paths: string }>])[] = [
`

function note(version: string): string {
  return `/*!
 * Icons of Lucide ${version} (https://lucide.dev), each as one path in a box of 24 by 24.
 * ISC License, Copyright (c) 2026 Lucide Icons and Contributors; those from Feather: MIT License,
 * Copyright (c) 2013-present Cole Bemis. Both in full: LICENSE-glyphs.txt of @laurel/elements.
 */
// Written by scripts/generate-glyphs.ts.
`
}
