import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { wayBackField } from '../../http/way-back.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { countReactions, type ReactionCount } from './reactions.ts'
import { elementId } from './subjects.ts'
import { conversationTexts } from './texts.ts'

const NONE: ReactionCount = { count: 0, own: false }

/** For each of these things a heart to press, with how many pressed it so far. */
export async function reactionBar(
  c: AppContext,
  { store }: Community,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Html>> {
  const counts = await countReactions(store, subjects, c.var.visitor.account?.id ?? null)
  return new Map(subjects.map((subject) => [subject, heart(c, subject, counts.get(subject) ?? NONE)]))
}

/** The form says what is wished for, so that pressing twice at once is not giving and taking back. */
function heart(c: AppContext, subject: string, { count, own }: ReactionCount): Html {
  const { locale } = c.var.visitor
  const texts = conversationTexts(locale)
  const id = elementId('reaction', subject)
  const shown = new Intl.NumberFormat(locale, { notation: 'compact' }).format(count)
  return html`<form method="post" action="/reactions" class="reaction" id="${id}" data-in-place="${id}">
    <input type="hidden" name="subject" value="${subject}"><input type="hidden" name="wish" value="${own ? 'take back' : 'give'}">${wayBackField(c)}
    <button type="submit" aria-pressed="${own ? 'true' : 'false'}" aria-label="${texts.heart(shown)}" title="${texts.heartHint}">${icon('heart')}<span class="number">${count > 0 && shown}</span></button>
  </form>`
}
