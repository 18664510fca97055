import type { DayKind } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import { dayOf, type Reader } from '../texts/reader.ts'
import { streakTexts } from './streak-texts.ts'

export interface CalendarDay {
  readonly day: string
  readonly kind: DayKind
}

const KINDS: readonly DayKind[] = ['active', 'frozen', 'repaired', 'rest', 'paused', 'missed', 'absent', 'open']
const DAY = 86_400_000

/** Weeks as columns from Monday to Sunday, the last one with `today`. Without a reader only the place for it. */
export function calendar(days: readonly CalendarDay[], today: string, weeks: number, reader: Reader | null): Markup {
  const kinds = new Map(days.map(({ day, kind }) => [day, kind]))
  const end = Date.parse(`${today}T00:00:00Z`)
  const start = end - (weekdayOf(end) + (weeks - 1) * 7) * DAY
  const all = Array.from({ length: (end - start) / DAY + 1 }, (_, index) => dateOf(start + index * DAY))
  const label =
    reader !== null &&
    html` aria-label="${streakTexts.text('calendar', reader, { from: dayOf(all[0] ?? today, reader), to: dayOf(today, reader) })}"`
  return html`<div class="months" aria-hidden="true">${months(start, weeks, reader)}</div><ol role="list" part="calendar" class="days"${label}>${all.map((day) => cell(day, kinds.get(day) ?? (day === today ? 'open' : null), reader))}</ol>`
}

/** The kinds that occur, each with its shape. */
export function legend(days: readonly CalendarDay[], reader: Reader): Markup {
  const there = new Set(days.map(({ kind }) => kind))
  const shown = KINDS.filter((kind) => kind !== 'open' && there.has(kind))
  return html`<ul role="list" part="legend" class="legend muted">${shown.map((kind) => html`<li><i data-kind="${kind}"></i>${streakTexts.text(kind, reader)}</li>`)}</ul>`
}

/** Told apart by shape, then by colour. */
export function calendarStyles(): string {
  return `.months,.days{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,24px);gap:3px}
.months{margin-block-start:12px;block-size:20px;font-size:12px;line-height:20px;color:var(--_muted)}
.months span{white-space:nowrap;inline-size:0}
.days{grid-template-rows:repeat(7,auto)}
.days li{position:relative}
[data-kind]{display:block;aspect-ratio:1;border-radius:22%;forced-color-adjust:none}
[data-kind=active]{background:var(--_accent)}
[data-kind=frozen]{background:var(--_frozen);clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%)}
[data-kind=repaired]{border:2px solid var(--_accent);background:linear-gradient(var(--_accent),var(--_accent)) center/36% 36% no-repeat}
[data-kind=rest]{border:2px solid var(--_muted);border-radius:50%;scale:.8}
[data-kind=paused]{background:linear-gradient(to right,var(--_muted) 36%,transparent 0 64%,var(--_muted) 0);scale:.62}
[data-kind=missed]{background:radial-gradient(circle,var(--_muted) 18%,transparent 20%),var(--_track)}
[data-kind=absent]{background:linear-gradient(var(--_muted),var(--_muted)) center/60% 2px no-repeat}
[data-kind=open]{border:2px dashed var(--_muted)}
[data-kind=none]{background:var(--_track);opacity:.5}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;margin-block-start:12px}
.legend li{display:flex;align-items:center;gap:6px}
.legend i{inline-size:14px}`
}

function cell(day: string, kind: DayKind | null, reader: Reader | null): Markup {
  if (kind === null || reader === null) return html`<li aria-hidden="true"><i data-kind="none"></i></li>`
  const text = streakTexts.text('dayIs', reader, { date: dayOf(day, reader), kind: streakTexts.text(kind, reader) })
  return html`<li title="${text}"><i data-kind="${kind}"></i><span class="sr">${text}</span></li>`
}

/** The name of a month above its first whole week, where there is room for it. */
function months(start: number, weeks: number, reader: Reader | null): readonly Markup[] {
  return Array.from({ length: weeks }, (_, week) => {
    const monday = start + week * 7 * DAY
    const begins = new Date(monday).getUTCDate() <= 7 && week < weeks - 1
    return html`<span>${begins && reader !== null && dayOf(dateOf(monday), reader, { month: 'short' })}</span>`
  })
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** 0 is Monday, 6 is Sunday. */
function weekdayOf(at: number): number {
  return (new Date(at).getUTCDay() + 6) % 7
}
