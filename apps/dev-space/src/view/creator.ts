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
  const flairs = await Promise.all(
    [...new Set(people)].map(async (person) => {
      const profile = await laurel.profile(person, { locale })
      return (profile?.highlights ?? []).slice(0, 1).map((best): readonly [string, Flair] => [person, best])
    }),
  )
  return new Map(flairs.flat())
}

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
