import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bellColumns } from './axis'
import { requestKey } from './key'
import { inShareWindow } from './share'
import { defer, flushAll } from './undo'

describe('defer', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })
  it('acts once after its time, and never when taken back', () => {
    const act = vi.fn()
    const undone = vi.fn()
    defer(act, 8000)
    defer(undone, 8000).cancel()
    vi.advanceTimersByTime(7999)
    expect(act).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    flushAll()
    expect(act).toHaveBeenCalledTimes(1)
    expect(undone).not.toHaveBeenCalled()
  })
  it('acts at once when the page goes away', () => {
    const act = vi.fn()
    defer(act, 8000)
    flushAll()
    expect(act).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(9000)
    expect(act).toHaveBeenCalledTimes(1)
  })
})

it('share windows go by period or by clock', () => {
  const columns = bellColumns([{ code: 'AS1', name: '', kind: 'after_school', start: '15:50', end: '16:50' }])
  const as1 = columns.find((c) => c.code === 'AS1')!
  expect(inShareWindow([{ weekdays: [2, 4], by: 'period', periods: ['AS1'] }], 2, as1)).toBe(true)
  expect(inShareWindow([{ weekdays: [2, 4], by: 'period', periods: ['AS1'] }], 3, as1)).toBe(false)
  expect(inShareWindow([{ weekdays: [6], by: 'clock', start: '08:30', end: '17:00' }], 6, as1)).toBe(true)
  expect(inShareWindow([{ weekdays: [6], by: 'clock', start: '08:30', end: '16:30' }], 6, as1)).toBe(false)
  expect(inShareWindow([], 2, as1)).toBe(false)
})

it('request keys differ', () => {
  expect(requestKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(requestKey()).not.toBe(requestKey())
})
