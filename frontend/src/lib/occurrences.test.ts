import { describe, expect, it } from 'vitest'
import { bellColumns } from './axis'
import { buildRow, clip, groupByResource, withPartsBelow, type OccupancyItem, type OccupancyResource } from './occurrences'

const columns = bellColumns([
  { code: 'P1', name: '', kind: 'lesson', start: '08:00', end: '09:00' },
  { code: 'P2', name: '', kind: 'lesson', start: '09:00', end: '10:00' },
  { code: 'P3', name: '', kind: 'lesson', start: '10:00', end: '11:00' },
], 8 * 60, 11 * 60)
const day = { date: '2026-11-03', pastUntil: 0, closed: false }
const item = (resource: string, start: string, end: string, more: Partial<OccupancyItem> = {}): OccupancyItem => ({
  booking_id: `${resource}${start}`, resource, start: `2026-11-03T${start}:00+08:00`, end: `2026-11-03T${end}:00+08:00`, status: 'approved', kind: 'booking', ...more,
})
const hall: OccupancyResource = { code: 'R1', alloc: 'divisible', parts: ['R2', 'R3'] }
const east: OccupancyResource = { code: 'R2', alloc: 'part', parent: 'R1' }
const west: OccupancyResource = { code: 'R3', alloc: 'part', parent: 'R1' }
const states = (resource: OccupancyResource, items: OccupancyItem[], when = day) => buildRow(resource, groupByResource(items), columns, when).cells.map((c) => c.state)

describe('buildRow', () => {
  it('treats intervals as half-open', () => {
    expect(states(east, [item('R2', '09:00', '10:00')])).toEqual(['free', 'busy', 'free'])
  })
  it('takes parts with the whole, but not a part with its sister', () => {
    expect(states(east, [item('R1', '09:00', '10:00')])[1]).toBe('busy')
    expect(states(west, [item('R2', '09:00', '10:00')])[1]).toBe('free')
    expect(states(hall, [item('R2', '09:00', '10:00')])[1]).toBe('some')
    expect(states(hall, [item('R2', '09:00', '10:00'), item('R3', '09:00', '10:00')])[1]).toBe('busy')
  })
  it('draws a booking of two parts once on the row of the whole', () => {
    const both = [item('R2', '09:00', '10:00', { booking_id: 'b' }), item('R3', '09:00', '10:00', { booking_id: 'b' })]
    expect(buildRow(hall, groupByResource(both), columns, day).bars).toHaveLength(1)
  })
  it('lays overlapping bars in lanes', () => {
    const row = buildRow(hall, groupByResource([item('R2', '08:00', '10:00'), item('R3', '09:00', '11:00')]), columns, day)
    expect(row.bars.map((b) => [b.lane, b.lanes, b.via])).toEqual([[0, 2, 'R2'], [1, 2, 'R3']])
  })
  it('counts a pool by its peak, not by the sum', () => {
    const pool: OccupancyResource = { code: 'R8', alloc: 'pool', quantity: 60 }
    const row = buildRow(pool, groupByResource([item('R8', '08:00', '08:30', { quantity: 40 }), item('R8', '08:30', '09:00', { quantity: 40 }), item('R8', '09:00', '10:00', { quantity: 60 })]), columns, day)
    expect(row.cells.map((c) => [c.state, c.left])).toEqual([['some', 20], ['busy', 0], ['free', undefined]])
    expect(row.bars.map((b) => b.used)).toEqual([40, 40, 60])
  })
  it('knows the past, closed days, locks and what is not in service yet', () => {
    expect(states(east, [], { ...day, pastUntil: 9 * 60 })).toEqual(['past', 'free', 'free'])
    expect(states(east, [], { ...day, closed: true })).toEqual(['closed', 'closed', 'closed'])
    expect(states({ ...east, available_from: '2027-02-22' }, [])[0]).toBe('closed')
    expect(states(east, [item('R2', '10:00', '11:00', { kind: 'lock' })])).toEqual(['free', 'free', 'closed'])
  })
  it('leaves out what is over', () => {
    expect(states(east, [item('R2', '09:00', '10:00', { status: 'cancelled' })])[1]).toBe('free')
  })
})

it('clip cuts an item to the day', () => {
  const night = { ...item('R1', '00:00', '00:00'), start: '2026-11-02T20:00:00+08:00', end: '2026-11-04T08:00:00+08:00' }
  expect(clip(night, '2026-11-03')).toMatchObject({ start: 0, end: 1440 })
  expect(clip(item('R1', '08:00', '09:00'), '2026-11-04')).toBeNull()
})

it('withPartsBelow puts parts under their whole and keeps a part whose whole is hidden', () => {
  expect(withPartsBelow([west, hall, east]).map((r) => r.code)).toEqual(['R1', 'R3', 'R2'])
  expect(withPartsBelow([west]).map((r) => r.code)).toEqual(['R3'])
})
