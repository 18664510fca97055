import { renderShowcase } from '@laurel/elements/render'
import type { Showcase } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { drawnOnce, look } from '../../view/elements.ts'
import type { Html } from '../../view/html.ts'
import type { FoundPerson } from './find-person.ts'
import { nothingToSee } from './frame.ts'
import { pinChooser, pinnedOf } from './pin-forms.ts'
import { profileTexts } from './texts.ts'

/** `/people/:name/badges`: everything there is, earned or not; whose it is can pin what they earned. */
export function allBadges(c: AppContext, _: Community, found: FoundPerson): Html {
  const texts = profileTexts(c.var.visitor.locale)
  const { own, account, profile, overview } = found
  const { showcase } = overview
  if (!profile.visible || showcase === null) return nothingToSee(found, texts)
  return html`${own && account && showcase.earned > 0 && pinsCard(pinChooser(c, account, showcase, pinnedOf(profile), 'pin-chooser highlights'), texts)}
    ${drawnOnce(renderShowcase, { ...showcase, categories: withoutSymbols(showcase) }, look(c))}`
}

function pinsCard(chooser: Html, texts: ReturnType<typeof profileTexts>): Html {
  return html`<details class="card pins-card"><summary>${texts.pinsTitle}</summary>${chooser}</details>`
}

/** Not every system has a font for them, and the medals say as much. */
function withoutSymbols({ categories }: Showcase): Showcase['categories'] {
  return categories.map((category) => ({ ...category, symbol: null }))
}
