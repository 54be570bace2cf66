import { describe, expect, it } from 'vitest'
import { freeRun, gridKey, type GridShape, type GridState } from './grid'

const press = (key: string, mods: Partial<KeyboardEvent> = {}) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...mods })
// Row 1 is taken in columns 2 and 6.
const shape: GridShape = { rows: 5, cols: 8, page: 3, isFree: (row, col) => !(row === 1 && (col === 2 || col === 6)) }
const at = (row: number, col: number, anchor: number | null = null): GridState => ({ row, col, anchor })
const go = (state: GridState, key: string, mods?: Partial<KeyboardEvent>) => gridKey(state, press(key, mods), shape)?.state

describe('gridKey', () => {
  it('moves and stays inside', () => {
    expect(go(at(0, 0), 'ArrowLeft')).toEqual(at(0, 0))
    expect(go(at(0, 0), 'ArrowDown')).toEqual(at(1, 0))
    expect(go(at(2, 3), 'Home')).toEqual(at(2, 0))
    expect(go(at(2, 3), 'End')).toEqual(at(2, 7))
    expect(go(at(2, 3), 'Home', { ctrlKey: true })).toEqual(at(0, 0))
    expect(go(at(2, 3), 'End', { ctrlKey: true })).toEqual(at(4, 7))
    expect(go(at(4, 3), 'PageUp')).toEqual(at(1, 3))
    expect(go(at(3, 3), 'PageDown')).toEqual(at(4, 3))
  })
  it('extends over free cells and stops at the next booking', () => {
    let state = at(1, 3)
    for (let i = 0; i < 5; i++) state = go(state, 'ArrowRight', { shiftKey: true })!
    expect(state).toEqual(at(1, 5, 3))
    state = go(state, 'ArrowLeft', { shiftKey: true })!
    expect(state).toEqual(at(1, 4, 3))
    for (let i = 0; i < 5; i++) state = go(state, 'ArrowLeft', { shiftKey: true })!
    expect(state).toEqual(at(1, 3, 3))
  })
  it('does not select from a taken cell', () => {
    expect(go(at(1, 2), 'ArrowRight', { shiftKey: true })).toEqual(at(1, 2, 2))
  })
  it('opens, clears and leaves other keys alone', () => {
    expect(gridKey(at(1, 1), press('Enter'), shape)?.act).toBe('open')
    expect(gridKey(at(1, 4, 3), press('Escape'), shape)?.act).toBe('clear')
    expect(gridKey(at(1, 4), press('Escape'), shape)).toBeNull()
    expect(gridKey(at(1, 4), press('a'), shape)).toBeNull()
    expect(gridKey(at(1, 4), press('ArrowLeft', { altKey: true }), shape)).toBeNull()
    expect(gridKey(at(0, 0), press('ArrowDown'), { ...shape, rows: 0 })).toBeNull()
  })
})

it('freeRun draws one rectangle up to the next booking, in both directions', () => {
  const free = (col: number): boolean => col !== 2 && col !== 6
  expect(freeRun(3, 7, free)).toEqual([3, 5])
  expect(freeRun(5, 0, free)).toEqual([3, 5])
  expect(freeRun(4, 4, free)).toEqual([4, 4])
})
