import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { type StreakData, type StreakSettings, streakView } from '../views/streak.ts'

/**
 * A streak: how long it is, the longest, until when it is at risk. With `days` in its data also a calendar, in which
 * active, frozen, repaired, rest, paused and missed days differ by shape, label and colour. Loaded, it is the streak of
 * `metric`, or the first one.
 *
 * @csspart card @csspart heading @csspart current @csspart risk @csspart calendar @csspart legend
 */
export class LaurelStreak extends LaurelElement<StreakData, StreakSettings> {
  static override properties = propertiesOf(streakView, { metric: String })
  static override styles = stylesOf(streakView)

  /** The id of the streak in the catalog. */
  declare metric: string | null | undefined
  declare weeks: number | null | undefined
  declare level: number | null | undefined

  protected readonly view = streakView

  protected override asks(): readonly unknown[] {
    return [this.metric, this.weeks]
  }

  protected load({ source, person, query, options }: Asking): Promise<StreakData> | null {
    if (!person) return null
    const { metric, weeks } = this
    const days = (id: string) => source.streak?.(person, id, { ...query, weeks: weeks ?? undefined }, options)
    return (
      (metric && days(metric)) ||
      source.profile(person, query, options).then(({ streaks }) => {
        const found = metric ? streaks.find((streak) => streak.metric === metric) : streaks[0]
        return found === undefined ? NEVER : (days(found.metric) ?? found)
      })
    )
  }
}

const NEVER: StreakData = { current: 0, longest: 0, atRisk: false, until: null }
