import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { html, raw } from 'hono/html'
import type { Html } from './html.ts'

const files = createRequire(import.meta.url)
const icons = new Map<string, Html>()

/** A line drawing of Lucide for buttons and titles; what it means is said beside it. */
export function icon(name: string): Html {
  const known = icons.get(name)
  if (known !== undefined) return known
  const drawing = raw(
    `<svg class="icon" width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawingOf(name)}</svg>`,
  )
  icons.set(name, drawing)
  return drawing
}

/** 🎉, drawn, as not every system has a font for it. */
export function party(): Html {
  return html`<span class="party">${icon('party-popper')}<span class="unseen">🎉</span></span>`
}

/** What stands inside the SVG file. */
function drawingOf(name: string): string {
  const file = readFileSync(files.resolve(`lucide-static/icons/${name}.svg`), 'utf8')
  return file.slice(file.indexOf('>', file.indexOf('<svg')) + 1, file.lastIndexOf('</svg>')).trim()
}
