// npm run glyphs -w packages/elements: draws src/art/glyphs.generated.ts anew, with exactly the glyphs of the ready catalogs.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { glyphsFile } from './glyphs-file.ts'

const lucide = createRequire(import.meta.url).resolve('lucide-static/package.json')
const { version } = JSON.parse(readFileSync(lucide, 'utf8'))
const icon = (name: string) => readFileSync(new URL(`icons/${name}.svg`, `file://${lucide}`), 'utf8')

writeFileSync(new URL('../src/art/glyphs.generated.ts', import.meta.url), glyphsFile(version, icon))
