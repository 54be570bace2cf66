// Days at a glance: what a period is worth to the viewer, strips of them, and quantised heat.
import type { Column } from './axis'
import { COUNTED, type Cell, type OccupancyItem } from './occurrences'

export type Mark = 'free' | 'some' | 'mine' | 'pending' | 'taken' | 'lock' | 'closed' | 'outside' | 'past'

export function markOf<T extends OccupancyItem>(cell: Cell<T>, shared: boolean): Mark {
  if (cell.items.some((item) => item.mine && item.kind === 'booking')) return 'mine'
  if (cell.state === 'past') return 'past'
  if (cell.state === 'closed') return cell.items.some((item) => item.kind === 'lock') ? 'lock' : 'closed'
  if (cell.state === 'busy') return cell.items.length > 0 && cell.items.every((item) => item.status === 'pending') ? 'pending' : 'taken'
  if (!shared) return 'outside'
  return cell.state
}

export interface Segment { mark: Mark; from: number; length: number }

/** Neighbours that are alike become one piece: a strip is read as stretches, not as confetti. */
export function segmentsOf(marks: readonly Mark[]): Segment[] {
  const out: Segment[] = []
  marks.forEach((mark, from) => {
    const last = out.at(-1)
    if (last?.mark === mark) last.length++
    else out.push({ mark, from, length: 1 })
  })
  return out
}

/** Periods that one may expect to get: free, shared, and no mere break. */
export function freePeriods<T extends OccupancyItem>(cells: readonly Cell<T>[], shared: readonly boolean[], columns: readonly Column[]): number {
  return columns.filter((c, i) => COUNTED.has(c.kind) && shared[i] && (cells[i]!.state === 'free' || cells[i]!.state === 'some')).length
}

export interface Load { used: number; of: number }

/** How much of the bookable periods is in use; a closed day has none. */
export function loadOf<T extends OccupancyItem>(cells: readonly Cell<T>[], columns: readonly Column[]): Load {
  const counted = cells.filter((c, i) => COUNTED.has(columns[i]!.kind) && c.state !== 'closed')
  return { used: counted.reduce((sum, c) => sum + (c.state === 'busy' ? 1 : c.state === 'some' ? 0.5 : 0), 0), of: counted.length }
}

const STEPS = [0.1, 0.3, 0.55, 0.8]
/** Five steps, each with a text colour of its own that is measured; null where nothing can be booked. */
export function heatStep({ used, of }: Load): number | null {
  if (of === 0) return null
  const found = STEPS.findIndex((limit) => used / of < limit)
  return found < 0 ? STEPS.length : found
}

export const VIEWS = ['day', 'week', 'month', 'list'] as const
export type View = (typeof VIEWS)[number]
const KEYS: Record<string, View | 'today'> = { d: 'day', w: 'week', m: 'month', l: 'list', t: 'today' }

interface Press { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean; inField: boolean }
/** What a single key asks for; nothing while somebody types. */
export const shortcut = (press: Press): View | 'today' | null =>
  (press.inField || press.ctrlKey || press.metaKey || press.altKey || press.shiftKey || !Object.hasOwn(KEYS, press.key) ? null : KEYS[press.key]!)
