// What occupies a resource on one day: the bars of its row and the state of its cells.
import type { Column } from './axis'
import { DAY_MINUTES, wallOf } from './time'

/** The part of a calendar item that occupancy needs. */
export interface OccupancyItem {
  booking_id?: string | null
  resource: string
  start: string
  end: string
  status: string
  kind: string
  mine?: boolean | null
  quantity?: number | null
  headcount?: number | null
}

export interface OccupancyResource {
  code: string
  alloc: string
  parent?: string | null
  parts?: string[] | null
  capacity?: number | null
  max_parties?: number | null
  quantity?: number | null
  available_from?: string | null
}

export type Tone = 'mine' | 'pending' | 'taken' | 'lock' | 'closed' | 'load' | 'sending'

export interface Bar<T> {
  key: string
  start: number
  end: number
  lane: number
  lanes: number
  tone: Tone
  items: T[]
  /** The part or whole that is really taken, where it is not this row's own resource. */
  via?: string
  used?: number
  of?: number
}

export type CellState = 'free' | 'some' | 'busy' | 'closed' | 'past'

export interface Cell<T> {
  state: CellState
  items: T[]
  /** What is left of a pool or of a shared room's places. */
  left?: number
}

export interface Row<R, T> {
  resource: R
  depth: number
  bars: Bar<T>[]
  cells: Cell<T>[]
  free: number
}

interface Span<T> {
  item: T
  start: number
  end: number
}

/** Columns that a person counts as periods; a free lunch break makes no room free. */
export const COUNTED = new Set(['lesson', 'after_school', 'hour'])
const DEAD = new Set(['rejected', 'withdrawn', 'cancelled', 'expired', 'bumped'])

/** An item cut to the day, or null when it does not touch it. */
export function clip<T extends OccupancyItem>(item: T, date: string): Span<T> | null {
  const from = wallOf(item.start)
  const to = wallOf(item.end)
  if (from.date > date || to.date < date) return null
  const start = from.date < date ? 0 : from.minutes
  const end = to.date > date ? DAY_MINUTES : to.minutes
  return end > start ? { item, start, end } : null
}

export function toneOf(item: OccupancyItem): Tone {
  if (item.kind === 'closed') return 'closed'
  if (item.kind === 'lock') return 'lock'
  if (item.status === 'sending') return 'sending'
  if (item.status === 'pending') return 'pending'
  return item.mine ? 'mine' : 'taken'
}

/** Items by row: a whole hall is taken by its parts, a part by its whole and never by its sister. */
function relatedItems<R extends OccupancyResource, T extends OccupancyItem>(resource: R, byResource: Map<string, T[]>): T[] {
  const own = byResource.get(resource.code) ?? []
  const others = [...(resource.parent ? [resource.parent] : []), ...(resource.parts ?? [])]
  const seen = new Set(own.map((item) => identity(item)))
  const related = [...own]
  for (const code of others) {
    for (const item of byResource.get(code) ?? []) {
      const id = identity(item)
      if (seen.has(id)) continue
      seen.add(id)
      related.push(item)
    }
  }
  return related
}

// A booking of two parts comes as two items; on the row of the whole it is one bar.
const identity = (item: OccupancyItem): string => `${item.booking_id ?? item.kind + item.resource}|${item.start}|${item.end}`

/** Greedy lanes: what overlaps is drawn side by side. */
function lanes<T extends OccupancyItem>(spans: Span<T>[], own: string): Bar<T>[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end)
  const bars: Bar<T>[] = []
  let cluster: Bar<T>[] = []
  let clusterEnd = -1
  const ends: number[] = []
  const close = (): void => {
    for (const bar of cluster) bar.lanes = ends.length
    cluster = []
    ends.length = 0
  }
  for (const { item, start, end } of sorted) {
    if (start >= clusterEnd) close()
    let lane = ends.findIndex((at) => at <= start)
    if (lane < 0) lane = ends.length
    ends[lane] = end
    clusterEnd = Math.max(clusterEnd, end)
    const bar: Bar<T> = { key: identity(item), start, end, lane, lanes: 1, tone: toneOf(item), items: [item] }
    if (item.resource !== own) bar.via = item.resource
    cluster.push(bar)
    bars.push(bar)
  }
  close()
  return bars
}

/** Pools and shared rooms: one bar per stretch of equal use, by a sweep over starts and ends. */
function loads<T extends OccupancyItem>(spans: Span<T>[], use: (item: T) => number, of: number): Bar<T>[] {
  const cuts = [...new Set(spans.flatMap((s) => [s.start, s.end]))].sort((a, b) => a - b)
  const bars: Bar<T>[] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i]!
    const end = cuts[i + 1]!
    const items = spans.filter((s) => s.start < end && s.end > start).map((s) => s.item)
    if (items.length === 0) continue
    const used = items.reduce((sum, item) => sum + use(item), 0)
    const mine = items.some((item) => item.mine)
    const tone = items.some((item) => item.status === 'sending') ? 'sending' : mine ? 'mine' : items.every((item) => item.status === 'pending') ? 'pending' : 'load'
    bars.push({ key: `${start}`, start, end, lane: 0, lanes: 1, tone, items, used, of })
  }
  return bars
}

export interface DayContext {
  date: string
  /** Minute before which nothing can be booked: now today, all of a day gone by. */
  pastUntil: number
  closed: boolean
}

export function buildRow<R extends OccupancyResource, T extends OccupancyItem>(
  resource: R, byResource: Map<string, T[]>, columns: readonly Column[], day: DayContext,
): Row<R, T> {
  const spans = relatedItems(resource, byResource)
    .filter((item) => !DEAD.has(item.status))
    .map((item) => clip(item, day.date))
    .filter((span): span is Span<T> => span !== null)
  const blocks = spans.filter((s) => s.item.kind !== 'booking')
  const bookings = spans.filter((s) => s.item.kind === 'booking')
  const counted = resource.alloc === 'pool' || resource.alloc === 'shared'
  const of = resource.alloc === 'pool' ? (resource.quantity ?? 1) : (resource.max_parties ?? 1)
  const use = (item: T): number => (resource.alloc === 'pool' ? (item.quantity ?? 1) : 1)
  const bars = counted ? [...lanes(blocks, resource.code), ...loads(bookings, use, of)] : lanes(spans, resource.code)
  const shut = day.closed || (resource.available_from ?? '') > day.date

  const cells = columns.map((column): Cell<T> => {
    const here = spans.filter((s) => s.start < column.end && s.end > column.start)
    const items = here.map((s) => s.item)
    if (column.end <= day.pastUntil) return { state: 'past', items }
    if (shut || here.some((s) => s.item.kind !== 'booking' && !isOfPart(s.item, resource))) return { state: 'closed', items }
    if (here.length === 0) return { state: 'free', items }
    if (counted) {
      const peak = peakUse(here, use)
      return { state: peak >= of ? 'busy' : 'some', items, left: Math.max(0, of - peak) }
    }
    // A whole with one part taken: the other parts can still be had.
    const parts = resource.parts ?? []
    if (parts.length > 0 && parts.some((part) => !items.some((item) => item.resource === part || item.resource === resource.code))) {
      return { state: 'some', items }
    }
    return { state: 'busy', items }
  })
  return { resource, depth: resource.parent ? 1 : 0, bars, cells, free: cells.filter((c, i) => COUNTED.has(columns[i]!.kind) && (c.state === 'free' || c.state === 'some')).length }
}

const isOfPart = (item: OccupancyItem, resource: OccupancyResource): boolean => (resource.parts ?? []).includes(item.resource)

function peakUse<T extends OccupancyItem>(spans: Span<T>[], use: (item: T) => number): number {
  return Math.max(0, ...spans.map((at) => spans.filter((s) => s.start <= at.start && s.end > at.start).reduce((sum, s) => sum + use(s.item), 0)))
}

/** Parts directly below their whole, otherwise the order of the server. */
export function withPartsBelow<R extends OccupancyResource>(resources: readonly R[]): R[] {
  const byParent = new Map<string, R[]>()
  for (const r of resources) if (r.parent) byParent.set(r.parent, [...(byParent.get(r.parent) ?? []), r])
  const present = new Set(resources.map((r) => r.code))
  return resources.filter((r) => !r.parent || !present.has(r.parent)).flatMap((r) => [r, ...(byParent.get(r.code) ?? [])])
}

export function groupByResource<T extends OccupancyItem>(items: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const item of items) {
    const list = map.get(item.resource)
    if (list) list.push(item)
    else map.set(item.resource, [item])
  }
  return map
}
