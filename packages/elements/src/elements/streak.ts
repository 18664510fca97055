import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { type StreakData, type StreakSettings, streakView } from '../views/streak.ts'

/**
 * A streak: how long it is, the longest, until when it is at risk. With `days` in its data also a calendar, in which
 * active, frozen, repaired, rest, paused and missed days differ by shape, label and colour. Loaded, it is the streak of
 * `metric`, or the first one, without a calendar.
 *
 * @csspart card @csspart heading @csspart current @csspart risk @csspart calendar @csspart legend
 */
export class LaurelStreak extends LaurelElement<StreakData, StreakSettings> {
  static override properties = propertiesOf(streakView, { metric: {} })
  static override styles = stylesOf(streakView)

  /** The id of the streak in the catalog. */
  declare metric: string | null | undefined
  declare weeks: number | null | undefined
  declare level: number | null | undefined

  protected readonly view = streakView

  protected override asks(): readonly unknown[] {
    return [this.metric]
  }

  protected load({ source, person, query, options }: Asking): Promise<StreakData> | null {
    if (!person) return null
    return source.profile(person, query, options).then(({ streaks }) => {
      const found = this.metric ? streaks.find((streak) => streak.metric === this.metric) : streaks[0]
      return found ?? { current: 0, longest: 0, atRisk: false, until: null }
    })
  }
}
