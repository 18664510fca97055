import type { Highlight, Profile, Showcase, ShowcaseBadge } from '@laurel/engine'
import { html, raw } from 'hono/html'
import type { AppContext } from '../../http/visitor.ts'
import { wayBackField } from '../../http/way-back.ts'
import type { Account } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { medal } from '../../view/medal.ts'
import { profilePath } from '../../view/people.ts'
import { type ProfileTexts, profileTexts } from './texts.ts'

/** How many badges stand in the header of a profile. */
export const MOST_PINS = 5

/** What stands in the header because its owner wants it there, in their order. */
export function pinnedOf({ highlights }: Profile): readonly Highlight[] {
  return highlights.filter(({ pinned }) => pinned)
}

/** Everything somebody earned as buttons that pin and unpin it. `changes`: ids of what else that changes. */
export function pinChooser(
  c: AppContext,
  account: Account,
  showcase: Showcase,
  pinned: readonly Highlight[],
  changes: string,
): Html {
  const texts = profileTexts(c.var.visitor.locale)
  const earned = showcase.categories.flatMap(({ badges }) => badges).filter(({ earnedAt }) => earnedAt !== null)
  const isFull = pinned.length >= MOST_PINS
  return html`<form method="post" action="${profilePath(account)}/pins" id="pin-chooser" data-in-place="${changes}" class="stack">
    ${wayBackField(c)}
    <p class="ends muted"><span>${isFull ? texts.pinsFull : texts.pinHint}</span><span class="number" role="status">${texts.pinned(pinned.length)}</span></p>
    <div class="pin-choice">${earned.map((badge) => pinButton(badge, isFull, texts))}</div>
    ${pinned.length > 1 && html`<p><a href="${profilePath(account)}/pins">${texts.order}</a></p>`}
  </form>`
}

function pinButton({ id, name, tier, glyph, pinned }: ShowcaseBadge, isFull: boolean, texts: ProfileTexts): Html {
  const way = pinned ? 'unpin' : 'pin'
  const blocked = isFull && !pinned ? raw(' disabled') : ''
  return html`<button type="submit" id="pin-${id}" class="${pinned ? 'pinned' : ''}" name="${way}" value="${id}" aria-label="${texts[way](name)}"${blocked}>${medal(glyph, tier, { size: 28 })}<bdi>${name}</bdi>${icon('pin')}</button>`
}

/** What is pinned, in its order, with buttons that work without script and by keyboard. */
export function pinOrder(c: AppContext, account: Account, pinned: readonly Highlight[]): Html {
  const texts = profileTexts(c.var.visitor.locale)
  const row = ({ badge, name, tier, glyph }: Highlight, index: number) => {
    const move = (way: 'up' | 'down', drawing: string, blocked: boolean) =>
      html`<button type="submit" class="secondary square" id="${way}-${badge}" name="${way}" value="${badge}" aria-label="${texts[way](name)}" title="${texts[way](name)}"${blocked ? raw(' disabled') : ''}>${icon(drawing)}</button>`
    return html`<li><span class="muted number" aria-hidden="true">${index + 1}</span>${medal(glyph, tier, { size: 40 })}<span class="grow badge-name"><bdi>${name}</bdi></span>
      ${move('up', 'arrow-up', index === 0)}${move('down', 'arrow-down', index === pinned.length - 1)}
      <button type="submit" class="secondary square" id="unpin-${badge}" name="unpin" value="${badge}" aria-label="${texts.unpin(name)}" title="${texts.unpin(name)}">${icon('pin-off')}</button></li>`
  }
  return html`<form method="post" action="${profilePath(account)}/pins" data-in-place="pins">${wayBackField(c)}<ol class="pin-order">${pinned.map(row)}</ol></form>`
}
