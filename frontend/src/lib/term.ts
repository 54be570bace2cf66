// Teaching weeks. Weeks are counted from the Monday of week 1, never by ISO: odd and
// even must not flip at New Year.
import { addDays, daysBetween, mondayOf, weekdayOf } from './time'

export type Parity = 'odd' | 'even'

export function teachingWeek(date: string, week1Monday: string): number | null {
  const days = daysBetween(week1Monday, date)
  return days < 0 ? null : Math.floor(days / 7) + 1
}

export const parityOf = (week: number): Parity => (week % 2 === 1 ? 'odd' : 'even')

/** Monday to Sunday of the week that holds the date. */
export function weekOf(date: string): string[] {
  const monday = mondayOf(date)
  return Array.from({ length: 7 }, (_, i) => addDays(monday, i))
}

/** Six whole weeks around a month, so that the sheet never changes its height. */
export function monthSheet(firstOfMonth: string): string[][] {
  const start = addDays(firstOfMonth, 1 - weekdayOf(firstOfMonth))
  return Array.from({ length: 6 }, (_, w) => Array.from({ length: 7 }, (_, d) => addDays(start, w * 7 + d)))
}
