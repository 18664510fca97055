import type { StreakAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import { momentOf, numberOf, type Reader } from '../texts/reader.ts'
import { calendar, calendarStyles, legend } from './streak-calendar.ts'
import { streakTexts } from './streak-texts.ts'
import { heading, type RenderOptions, renderView, type View } from './view.ts'

export interface StreakData extends StreakAnswer {
  readonly every?: 'day' | 'week' | 'month' | undefined
}

export interface StreakSettings {
  /** How many weeks the calendar shows, 20 unless given. */
  readonly weeks?: number | undefined
  /** The level of the heading, 2 unless given. */
  readonly level?: number | undefined
}

/** A streak: how long it is, the longest, until when it is at risk, and a calendar of its days. */
export const streakView: View<StreakData, StreakSettings> = {
  tag: 'laurel-streak',
  settings: { weeks: Number, level: Number },
  styles: `.length{font-size:24px;line-height:32px;font-weight:600;letter-spacing:-.01em}.risk{color:var(--_ink);font-weight:600}.card{min-block-size:112px}${calendarStyles()}`,
  content: (streak, settings) =>
    html`<div part="card" class="card">${heading(streakTexts.text('title', settings), settings.level)}<p part="current" class="length number">${length(streak, settings)}</p><p class="muted number">${facts(streak, settings)}</p>${grid(streak, settings)}</div>`,
  waiting: ({ weeks }) =>
    html`<div part="card" class="card" aria-hidden="true"><div class="heading">&nbsp;</div><p class="length">&nbsp;</p><p class="muted">&nbsp;</p>${calendar([], '1970-01-04', weeks ?? WEEKS, null)}<p class="muted">&nbsp;</p></div>`,
}

const WEEKS = 20

/** `<laurel-streak>` as HTML. Without a streak it keeps its place. */
export function renderStreak(streak?: StreakData, options: StreakSettings & RenderOptions = {}): string {
  return renderView(streakView, streak, options)
}

function length({ current, noun, every = 'day' }: StreakData, reader: Reader): Markup | string {
  const text = streakTexts.text(every, reader, { count: current })
  return noun === undefined ? text : `${numberOf(current, reader)} ${noun}`
}

function facts({ current, longest, noun, atRisk, until, every }: StreakData, reader: Reader): Markup {
  // A noun is for the current length alone: "31 active days in a row", and the longest is 64 of the same.
  const unit = every ?? (noun === undefined ? 'day' : null)
  const length = unit === null ? numberOf(longest, reader) : streakTexts.text(unit, reader, { count: longest })
  const best = streakTexts.text('longest', reader, { length })
  if (current === 0) return html`${longest > 0 && html`${best} · `}${streakTexts.text('over', reader)}`
  const risk = atRisk && until !== null && streakTexts.markup('atRisk', reader, { time: momentOf(until, reader) })
  return html`${best}${risk && html` · <span part="risk" class="risk">${risk}</span>`}`
}

function grid(
  { days, today, every = 'day' }: StreakData,
  { weeks = WEEKS, ...reader }: StreakSettings & Reader,
): Markup | false {
  const last = today ?? days?.at(-1)?.day
  if (days === undefined || last === undefined || every !== 'day') return false
  return html`${calendar(days, last, weeks, reader)}${legend(days, reader)}`
}
