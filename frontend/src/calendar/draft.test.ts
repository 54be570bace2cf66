import { describe, expect, it } from 'vitest'
import { emptyDraft, toRequest, warningsOf } from './draft'

const full = { ...emptyDraft(), resources: ['R002'], date: '2026-11-03', start: 950, end: 1010, school: 'S01', title: ' Club ' }

describe('toRequest', () => {
  it('writes local instants and leaves out what was not filled in', () => {
    expect(toRequest(full)).toEqual({ resources: ['R002'], school: 'S01', start: '2026-11-03T15:50', end: '2026-11-03T16:50', title: 'Club', purpose: 'ad_hoc' })
  })
  it('carries class, people, quantity and confirmations', () => {
    expect(toRequest({ ...full, classGroup: 'C1', headcount: 45, quantity: 20, confirm: ['travel_time'] })).toMatchObject({ class_group: 'C1', headcount: 45, quantity: 20, confirm: ['travel_time'] })
  })
  it('is nothing before there is a slot', () => {
    expect(toRequest({ ...full, start: null })).toBeNull()
    expect(toRequest({ ...full, end: 950 })).toBeNull()
    expect(toRequest({ ...full, resources: [] })).toBeNull()
    expect(toRequest({ ...full, school: '' })).toBeNull()
  })
})

it('only warnings want a tick', () => {
  const conflict = (severity: 'hard' | 'warn' | 'info') => ({ kind: 'k', severity, detail: '' })
  expect(warningsOf([conflict('hard'), conflict('warn'), conflict('info')])).toHaveLength(1)
})
