import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { html, raw } from 'hono/html'
import type { Html } from './html.ts'

const files = createRequire(import.meta.url)
const drawings = new Map<string, string>()

/** A line drawing of Lucide for buttons and titles; what it means is said beside it. */
export function icon(name: string): Html {
  return raw(
    `<svg class="icon" width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawingOf(name)}</svg>`,
  )
}

/** 🎉, drawn, as not every system has a font for it. */
export function party(): Html {
  return html`<span class="party">${icon('party-popper')}<span class="unseen">🎉</span></span>`
}

/** What stands inside the SVG file. */
function drawingOf(name: string): string {
  const known = drawings.get(name)
  if (known !== undefined) return known
  const file = readFileSync(files.resolve(`lucide-static/icons/${name}.svg`), 'utf8')
  const drawing = file.slice(file.indexOf('>', file.indexOf('<svg')) + 1, file.lastIndexOf('</svg>')).trim()
  drawings.set(name, drawing)
  return drawing
}
