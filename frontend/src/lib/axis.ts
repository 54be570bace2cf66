// The time axis of a school day: piecewise linear, one column per period. Lessons are
// equally wide whatever their minutes, breaks are narrow, the gaps between are thin.
import { clockOf, minutesOf } from './time'

export type ColumnKind = 'lesson' | 'after_school' | 'break' | 'big_break' | 'lunch' | 'early' | 'evening' | 'hour'

export interface Column {
  code: string
  /** Empty for columns that the page names itself (early, evening, hour). */
  name: string
  kind: ColumnKind
  start: number
  end: number
}

export interface PlacedColumn extends Column {
  x: number
  width: number
}

export interface Axis {
  columns: PlacedColumn[]
  width: number
  xOf: (minute: number) => number
  columnAt: (x: number) => number
}

interface PeriodLike {
  code: string
  name: string
  kind: string
  start: string
  end: string
}

const WEIGHT: Record<ColumnKind, number> = {
  lesson: 1, after_school: 1, hour: 0.8, lunch: 0.66, big_break: 0.62, break: 0.5, early: 0.62, evening: 0.72,
}
const GAP = 6
/** Opening hours beyond the bells still get a column, so that an evening is bookable. */
const OPENS = 7 * 60
const CLOSES = 21 * 60

/** Columns from a bell table, with what lies before and after it. */
export function bellColumns(periods: readonly PeriodLike[], opens = OPENS, closes = CLOSES): Column[] {
  const columns = periods
    .map((p): Column => ({ code: p.code, name: p.name, kind: p.kind as ColumnKind, start: minutesOf(p.start), end: minutesOf(p.end) }))
    .filter((c) => c.end > c.start)
    .sort((a, b) => a.start - b.start)
  const first = columns[0]
  const last = columns[columns.length - 1]
  if (!first || !last) return hourColumns(opens, closes)
  if (first.start - opens >= 30) columns.unshift({ code: 'EARLY', name: '', kind: 'early', start: opens, end: first.start })
  if (closes - last.end >= 30) columns.push({ code: 'EVENING', name: '', kind: 'evening', start: last.end, end: closes })
  return columns
}

/** A plain clock axis, for days without bells and for places without a school. */
export function hourColumns(opens = OPENS, closes = CLOSES): Column[] {
  const columns: Column[] = []
  for (let at = opens; at < closes; at += 60) {
    columns.push({ code: `H${clockOf(at).slice(0, 2)}`, name: '', kind: 'hour', start: at, end: Math.min(at + 60, closes) })
  }
  return columns
}

/** Places the columns in the width at hand, never narrower than minUnit for a lesson. */
export function placeColumns(columns: readonly Column[], available: number, minUnit = 68): Axis {
  const gaps = columns.reduce((sum, c, i) => sum + (i > 0 && c.start > columns[i - 1]!.end ? GAP : 0), 0)
  const weights = columns.reduce((sum, c) => sum + (WEIGHT[c.kind] ?? 1), 0)
  const unit = Math.max(minUnit, weights > 0 ? (available - gaps) / weights : minUnit)
  let x = 0
  const placed = columns.map((c, i): PlacedColumn => {
    if (i > 0 && c.start > columns[i - 1]!.end) x += GAP
    const width = unit * (WEIGHT[c.kind] ?? 1)
    const at = { ...c, x, width }
    x += width
    return at
  })
  return { columns: placed, width: x, xOf: (m) => xOf(placed, m), columnAt: (at) => columnAt(placed, at) }
}

function xOf(columns: readonly PlacedColumn[], minute: number): number {
  let before: PlacedColumn | undefined
  for (const c of columns) {
    if (minute < c.start) {
      if (!before) return 0
      const edge = before.x + before.width
      return edge + ((minute - before.end) / (c.start - before.end)) * (c.x - edge)
    }
    if (minute <= c.end) return c.x + ((minute - c.start) / (c.end - c.start)) * c.width
    before = c
  }
  return before ? before.x + before.width : 0
}

function columnAt(columns: readonly PlacedColumn[], x: number): number {
  for (let i = 0; i < columns.length; i++) {
    const c = columns[i]!
    if (x < c.x + c.width + GAP / 2) return i
  }
  return columns.length - 1
}

/** First and last column that an interval touches, or null when it lies outside. */
export function columnsOf(columns: readonly Column[], start: number, end: number): [number, number] | null {
  const first = columns.findIndex((c) => c.end > start && c.start < end)
  if (first < 0) return null
  let last = first
  while (last + 1 < columns.length && columns[last + 1]!.start < end) last++
  return [first, last]
}
