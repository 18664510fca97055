import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const file = createRequire(import.meta.url).resolve('lucide-static/package.json')

/** The version of the icons that are installed. */
export const lucideVersion: string = JSON.parse(readFileSync(file, 'utf8')).version

/** An icon of Lucide by its name, as SVG. */
export function lucideIcon(name: string): string {
  return readFileSync(new URL(`icons/${name}.svg`, `file://${file}`), 'utf8')
}
