import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { type PathData, type PathSettings, pathView } from '../views/path.ts'

/**
 * A path with its steps. Data is a name and badges of the showcase, the first one first; or they are loaded for a
 * person, by the ids in `badges`.
 *
 * @csspart card @csspart heading @csspart step - also `earned`, `next` or `locked`. @csspart bar
 */
export class LaurelPath extends LaurelElement<PathData, PathSettings> {
  static override properties = propertiesOf(pathView, { badges: {}, name: {} })
  static override styles = stylesOf(pathView)

  /** The ids of its badges, with spaces between them. */
  declare badges: string | null | undefined
  /** What it is called, where it is loaded. */
  declare name: string | null | undefined
  declare level: number | null | undefined

  protected readonly view = pathView

  protected override asks(): readonly unknown[] {
    return [this.badges, this.name]
  }

  protected load({ source, person, query, options }: Asking): Promise<PathData> | null {
    const [ids, name] = [this.badges?.split(/\s+/).filter((id) => id !== ''), this.name ?? undefined]
    if (!person || ids === undefined) return null
    return source.showcase(person, query, options).then(({ categories }) => {
      const all = new Map(categories.flatMap(({ badges }) => badges.map((badge) => [badge.id, badge])))
      return { name, steps: ids.flatMap((id) => all.get(id) ?? []) }
    })
  }
}
