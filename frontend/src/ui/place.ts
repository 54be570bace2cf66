// Where a floating part goes: below its opener or above it, always inside the window.

export interface Placed { left: string; top: string; maxHeight: string }

const EDGE = 8
const OFFSET = 6

export function placeBeside(opener: DOMRect, size: { width: number; height: number }, align: 'start' | 'end', prefer: 'top' | 'bottom', view: { width: number; height: number }): Placed {
  const below = view.height - opener.bottom - OFFSET - EDGE
  const above = opener.top - OFFSET - EDGE
  const top = prefer === 'top' ? above >= size.height || above > below : below < size.height && above > below
  const height = Math.min(size.height, top ? above : below)
  const left = align === 'start' ? opener.left : opener.right - size.width
  return {
    left: `${Math.max(EDGE, Math.min(left, view.width - size.width - EDGE))}px`,
    top: `${top ? opener.top - OFFSET - height : opener.bottom + OFFSET}px`,
    maxHeight: `${Math.max(120, top ? above : below)}px`,
  }
}
