// npm run glyphs -w packages/elements: writes the glyphs that the ready catalogs use.
import { writeFileSync } from 'node:fs'
import { glyphFiles } from './glyphs-file.ts'
import { lucideIcon, lucideVersion } from './lucide.ts'

for (const [name, text] of glyphFiles(lucideVersion, lucideIcon)) {
  writeFileSync(new URL(`../src/art/glyphs/${name}`, import.meta.url), text)
}
