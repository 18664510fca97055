import { renderFlair } from '@laurel/elements/render'
import type { Highlight } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../community.ts'
import type { Locale } from '../http/language.ts'
import type { AppContext } from '../http/visitor.ts'
import { drawn, look } from './elements.ts'
import type { Html } from './html.ts'
import { personLink, type ShownPerson } from './people.ts'

/** The best badge that somebody shows to everybody. */
export type Flair = Highlight

/** The flair of each of these people who has one, by person. */
export async function readFlairs(
  { laurel }: Community,
  people: Iterable<string>,
  locale: Locale,
): Promise<ReadonlyMap<string, Flair>> {
  const ids = [...new Set(people)]
  const parts = await Promise.all(
    Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) =>
      laurel.highlights(ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE), { limit: 1, locale }),
    ),
  )
  const best = parts.flatMap((part) => [...part])
  return new Map(best.flatMap(([person, [first]]) => (first === undefined ? [] : [[person, first]])))
}

/** How many people Laurel tells about in one answer. */
const AT_ONCE = 200

/** "@mike", with the best badge beside the name: wherever somebody's name stands on what they made. */
export function named(c: AppContext, person: ShownPerson, flair: Flair | undefined): Html {
  return html`<span class="named">${personLink(person)}${flair && flairMark(c, flair)}</span>`
}

/** "by @mike", with the best badge beside the name. */
export function creatorLine(c: AppContext, person: ShownPerson, flair: Flair | undefined): Html {
  return html`${c.var.visitor.texts.by(named(c, person, flair))}`
}

function flairMark(c: AppContext, flair: Flair): Html {
  return drawn(renderFlair({ highlights: [flair] }, { ...look(c), size: 20 }))
}
