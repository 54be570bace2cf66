import { describe, expect, it } from 'vitest'
import { bellColumns, columnsOf, hourColumns, placeColumns } from './axis'

const periods = [
  { code: 'P1', name: 'one', kind: 'lesson', start: '08:20', end: '09:00' },
  { code: 'BB1', name: 'break', kind: 'big_break', start: '09:00', end: '09:30' },
  { code: 'P2', name: 'two', kind: 'lesson', start: '09:30', end: '10:10' },
  { code: 'P3', name: 'three', kind: 'lesson', start: '10:25', end: '11:05' },
]

describe('bellColumns', () => {
  it('adds what lies before and after the bells', () => {
    expect(bellColumns(periods).map((c) => c.code)).toEqual(['EARLY', 'P1', 'BB1', 'P2', 'P3', 'EVENING'])
  })
  it('falls back to hours without bells', () => {
    expect(bellColumns([])).toHaveLength(14)
    expect(hourColumns(7 * 60, 8 * 60 + 30).at(-1)?.end).toBe(510)
  })
})

describe('placeColumns', () => {
  const axis = placeColumns(bellColumns(periods), 900)
  it('gives lessons equal widths whatever their minutes', () => {
    const [, a, brk, b] = axis.columns
    expect(a!.width).toBeCloseTo(b!.width)
    expect(brk!.width).toBeLessThan(a!.width)
  })
  it('fills the width at hand and never shrinks below the least unit', () => {
    expect(axis.width).toBeCloseTo(900)
    expect(placeColumns(bellColumns(periods), 10, 70).columns[1]!.width).toBe(70)
  })
  it('is linear inside a column and monotonic over gaps', () => {
    const p1 = axis.columns[1]!
    expect(axis.xOf(8 * 60 + 40)).toBeCloseTo(p1.x + p1.width / 2)
    let last = -1
    for (let m = 6 * 60; m <= 22 * 60; m += 5) {
      expect(axis.xOf(m)).toBeGreaterThanOrEqual(last)
      last = axis.xOf(m)
    }
    expect(axis.xOf(0)).toBe(0)
    expect(axis.xOf(24 * 60)).toBeCloseTo(axis.width)
  })
  it('finds the column under a point, gaps included', () => {
    for (const [i, c] of axis.columns.entries()) expect(axis.columnAt(c.x + c.width / 2)).toBe(i)
    expect(axis.columnAt(-50)).toBe(0)
    expect(axis.columnAt(1e6)).toBe(axis.columns.length - 1)
  })
})

it('columnsOf names what an interval touches', () => {
  const columns = bellColumns(periods)
  expect(columnsOf(columns, 9 * 60 + 30, 11 * 60)).toEqual([3, 4])
  expect(columnsOf(columns, 10 * 60 + 12, 10 * 60 + 20)).toBeNull()
})
