// npm run glyphs -w packages/elements: draws src/art/glyphs.generated.ts anew, with exactly the glyphs of the ready catalogs.
import { writeFileSync } from 'node:fs'
import { glyphsFile } from './glyphs-file.ts'
import { lucideIcon, lucideVersion } from './lucide.ts'

writeFileSync(new URL('../src/art/glyphs.generated.ts', import.meta.url), glyphsFile(lucideVersion, lucideIcon))
