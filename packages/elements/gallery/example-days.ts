import type { DayKind, StreakData } from '../src/render.ts'

/** Eighteen weeks up to yesterday: today is still open. */
export function days(): NonNullable<StreakData['days']> {
  const last = Date.UTC(2026, 2, 7)
  return Array.from({ length: 126 }, (_, index) => {
    const back = 125 - index
    const date = new Date(last - back * 86_400_000)
    return { day: date.toISOString().slice(0, 10), kind: kindOf(back, date.getUTCDay()) }
  })
}

function kindOf(back: number, weekday: number): DayKind {
  if (back === 12 || back === 13) return 'frozen'
  if (back === 20) return 'repaired'
  if (back >= 72 && back < 82) return 'paused'
  if (weekday === 0 && back > 31) return 'rest'
  return back > 35 && (back * 7) % 11 < 3 ? 'missed' : 'active'
}
