import { html, raw } from 'hono/html'
import { glyphs } from './glyphs.generated.ts'
import type { Html } from './html.ts'

/** A line drawing for buttons and titles; what it means is said beside it. */
export function icon(name: string): Html {
  return raw(
    `<svg class="icon" width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${glyphs[name] ?? ''}</svg>`,
  )
}

/** 🎉, drawn, as not every system has a font for it. */
export function party(): Html {
  return html`<span class="party">${icon('party-popper')}<span class="unseen">🎉</span></span>`
}
