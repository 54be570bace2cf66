import { describe, expect, it } from 'vitest'
import type { Column } from './axis'
import type { Cell, CellState, OccupancyItem } from './occurrences'
import { freePeriods, heatStep, loadOf, markOf, segmentsOf, shortcut } from './overview'

const item = (over: Partial<OccupancyItem> = {}): OccupancyItem => ({ resource: 'R1', start: '', end: '', status: 'approved', kind: 'booking', ...over })
const cell = (state: CellState, ...items: OccupancyItem[]): Cell<OccupancyItem> => ({ state, items })
const column = (kind: string): Column => ({ code: kind, name: kind, kind, start: 0, end: 40 }) as Column

describe('markOf', () => {
  it('tells each kind of period apart', () => {
    expect(markOf(cell('free'), true)).toBe('free')
    expect(markOf(cell('free'), false)).toBe('outside')
    expect(markOf(cell('busy', item()), false)).toBe('taken')
    expect(markOf(cell('busy', item({ status: 'pending' })), true)).toBe('pending')
    expect(markOf(cell('busy', item({ status: 'pending' }), item()), true)).toBe('taken')
    expect(markOf(cell('some', item({ mine: true })), true)).toBe('mine')
    expect(markOf(cell('closed', item({ kind: 'lock' })), true)).toBe('lock')
    expect(markOf(cell('closed'), true)).toBe('closed')
    expect(markOf(cell('past', item()), true)).toBe('past')
  })
})

it('joins neighbours that are alike', () => {
  expect(segmentsOf(['free', 'free', 'taken', 'free'])).toEqual([{ mark: 'free', from: 0, length: 2 }, { mark: 'taken', from: 2, length: 1 }, { mark: 'free', from: 3, length: 1 }])
  expect(segmentsOf([])).toEqual([])
})

describe('counts', () => {
  const columns = [column('lesson'), column('lunch'), column('lesson'), column('after_school')]
  it('periods that one may get, without breaks and what is not shared', () => {
    expect(freePeriods([cell('free'), cell('free'), cell('some'), cell('free')], [true, true, true, false], columns)).toBe(2)
  })
  it('load over what is open', () => {
    expect(loadOf([cell('busy'), cell('busy'), cell('some'), cell('closed')], columns)).toEqual({ used: 1.5, of: 2 })
  })
  it('heat in steps', () => {
    expect([0, 0.9, 1, 3, 5.5, 8, 10].map((used) => heatStep({ used, of: 10 }))).toEqual([0, 0, 1, 2, 3, 4, 4])
    expect(heatStep({ used: 0, of: 0 })).toBeNull()
  })
})

it('takes single keys outside fields only', () => {
  const press = (key: string, over = {}) => shortcut({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, inField: false, ...over })
  expect(['d', 'w', 'm', 'l', 't', 'x', 'toString'].map((k) => press(k))).toEqual(['day', 'week', 'month', 'list', 'today', null, null])
  expect([press('w', { inField: true }), press('w', { ctrlKey: true }), press('w', { altKey: true })]).toEqual([null, null, null])
})
