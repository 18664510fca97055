import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import type { ShowcaseAnswer } from '../data/answers.ts'
import { type PathData, type PathSettings, pathView } from '../views/path.ts'

/**
 * A path with its steps. Data is a name and badges of the showcase, the first one first; or they are loaded for a
 * person, by the id of the `path` in the catalog, or by those of some `badges`.
 *
 * @csspart card @csspart heading @csspart step - also `earned`, `next` or `locked`. @csspart bar
 */
export class LaurelPath extends LaurelElement<PathData, PathSettings> {
  static override properties = propertiesOf(pathView, { path: String, badges: String, name: String })
  static override styles = stylesOf(pathView)

  /** The id of the path in the catalog. */
  declare path: string | null | undefined
  /** The ids of its badges, with spaces between them. */
  declare badges: string | null | undefined
  /** What it is called, where its badges are named; otherwise as the catalog says. */
  declare name: string | null | undefined
  declare level: number | null | undefined

  protected readonly view = pathView

  protected override asks(): readonly unknown[] {
    return [this.path, this.badges, this.name]
  }

  protected load({ source, person, query, options }: Asking): Promise<PathData> | null {
    const { path, badges, name } = this
    if (!person || (!path && !badges)) return null
    const answer: Promise<ShowcaseAnswer> = source.showcase(person, query, options)
    return answer.then(({ categories, paths }) => {
      const known = paths?.find(({ id }) => id === path)
      const ids = known?.badges ?? badges?.split(/\s+/) ?? []
      const all = new Map(categories.flatMap((category) => category.badges.map((badge) => [badge.id, badge])))
      return { name: name ?? known?.name, steps: ids.flatMap((id) => all.get(id) ?? []) }
    })
  }
}
