// Share windows: the hours that a school publishes for others.
import type { Column } from './axis'
import { minutesOf } from './time'

export interface ShareWindow {
  weekdays: number[]
  by?: string
  periods?: string[] | null
  start?: string | null
  end?: string | null
}

/** Whether a column lies inside a window of that weekday. */
export function inShareWindow(windows: readonly ShareWindow[], weekday: number, column: Column): boolean {
  return windows.some((w) => {
    if (!w.weekdays.includes(weekday)) return false
    if (w.periods?.length) return w.periods.includes(column.code)
    if (!w.start || !w.end) return false
    return column.start >= minutesOf(w.start) && column.end <= minutesOf(w.end)
  })
}
