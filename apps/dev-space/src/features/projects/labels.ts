import { html } from 'hono/html'
import type { Locale } from '../../http/language.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { projectTexts } from './texts.ts'

/** "Open for collaboration" */
export function openLabel(locale: Locale): Html {
  return html`<span class="label good">${icon('handshake')}${projectTexts(locale).open}</span>`
}
