import { html } from 'hono/html'
import type { Locale } from '../../http/language.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import type { State } from './contributions.ts'
import { collaborationTexts } from './texts.ts'

/** Told apart by their shapes as well. */
const ICONS: Readonly<Record<State, string>> = {
  submitted: 'circle-dot',
  approved: 'circle-check',
  declined: 'circle-slash',
  reverted: 'undo-2',
}

/** What has become of a contribution. */
export function stateLabel(state: State, locale: Locale): Html {
  return html`<span class="label${state === 'approved' ? ' good' : ''}">${icon(ICONS[state])}${collaborationTexts(locale).states[state]}</span>`
}
