// The grid under the keyboard, as a pure function: where a key leads from here.

export interface GridState {
  row: number
  col: number
  /** Where a selection began; null when there is none. */
  anchor: number | null
}

export interface GridShape {
  rows: number
  cols: number
  page: number
  isFree: (row: number, col: number) => boolean
}

export type GridResult = { state: GridState; act: 'move' | 'open' | 'clear' } | null

interface Key {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

const clamp = (n: number, max: number): number => Math.max(0, Math.min(max, n))

export function gridKey(state: GridState, event: Key, shape: GridShape): GridResult {
  const lastRow = shape.rows - 1
  const lastCol = shape.cols - 1
  if (lastRow < 0 || lastCol < 0 || event.altKey) return null
  const far = event.ctrlKey || event.metaKey
  const to = (row: number, col: number): GridResult => ({
    state: { row: clamp(row, lastRow), col: clamp(col, lastCol), anchor: null }, act: 'move',
  })
  switch (event.key) {
    case 'ArrowLeft':
      return event.shiftKey ? extend(state, -1, shape) : to(state.row, state.col - 1)
    case 'ArrowRight':
      return event.shiftKey ? extend(state, 1, shape) : to(state.row, state.col + 1)
    case 'ArrowUp':
      return to(far ? 0 : state.row - 1, state.col)
    case 'ArrowDown':
      return to(far ? lastRow : state.row + 1, state.col)
    case 'Home':
      return to(far ? 0 : state.row, 0)
    case 'End':
      return to(far ? lastRow : state.row, lastCol)
    case 'PageUp':
      return to(state.row - shape.page, state.col)
    case 'PageDown':
      return to(state.row + shape.page, state.col)
    case 'Enter':
    case ' ':
      return { state, act: 'open' }
    case 'Escape':
      return state.anchor === null ? null : { state: { ...state, anchor: null }, act: 'clear' }
    default:
      return null
  }
}

/** A selection grows over free cells only: it stops at the next booking. */
function extend(state: GridState, step: 1 | -1, shape: GridShape): GridResult {
  const anchor = state.anchor ?? state.col
  const next = state.col + step
  const stays = { state: { ...state, anchor }, act: 'move' } as const
  if (next < 0 || next >= shape.cols || !shape.isFree(state.row, anchor)) return stays
  const shrinking = Math.abs(next - anchor) < Math.abs(state.col - anchor)
  if (!shrinking && !shape.isFree(state.row, next)) return stays
  return { state: { row: state.row, col: next, anchor }, act: 'move' }
}

/** The run of free cells from anchor towards a column, both ends included. */
export function freeRun(anchor: number, towards: number, isFree: (col: number) => boolean): [number, number] {
  const step = towards >= anchor ? 1 : -1
  let end = anchor
  while (end !== towards && isFree(end + step)) end += step
  return anchor <= end ? [anchor, end] : [end, anchor]
}
