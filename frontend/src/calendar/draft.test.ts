import { describe, expect, it } from 'vitest'
import { emptyDraft, toRequest, useDraft, warningsOf } from './draft'

const full = { ...emptyDraft(), resources: ['R002'], date: '2026-11-03', start: 950, end: 1010, school: 'S01', title: ' Club ' }

const facts = { weekday: 2, periods: ['AS1'], stage: '' }

describe('toRequest', () => {
  it('writes local instants and leaves out what was not filled in', () => {
    expect(toRequest(full, facts)).toEqual({ resources: ['R002'], school: 'S01', start: '2026-11-03T15:50', end: '2026-11-03T16:50', title: 'Club', purpose: 'ad_hoc' })
  })
  it('carries class, people, quantity and confirmations', () => {
    expect(toRequest({ ...full, classGroup: 'C1', headcount: 45, quantity: 20, confirm: ['travel_time'] }, facts)).toMatchObject({ class_group: 'C1', headcount: 45, quantity: 20, confirm: ['travel_time'] })
  })
  it('is nothing before there is a slot', () => {
    expect(toRequest({ ...full, start: null }, facts)).toBeNull()
    expect(toRequest({ ...full, end: 950 }, facts)).toBeNull()
    expect(toRequest({ ...full, resources: [] }, facts)).toBeNull()
    expect(toRequest({ ...full, school: '' }, facts)).toBeNull()
  })
})

describe('toRequest of a series', () => {
  const weekly = { ...full, repeat: 'odd' as const, until: '2026-12-08' }
  it('goes by periods, so that each date has its own bells', () => {
    expect(toRequest(weekly, facts)).toEqual({ resources: ['R002'], school: 'S01', title: 'Club', purpose: 'ad_hoc', recurrence: { weekday: 2, parity: 'odd', from: '2026-11-03', until: '2026-12-08', periods: ['AS1'] } })
  })
  it('goes by the clock where no period fits, and then needs no stage', () => {
    expect(toRequest(weekly, { weekday: 2, periods: [], stage: 'junior' })).toMatchObject({ recurrence: { start: '15:50', end: '16:50' } })
    expect(toRequest(weekly, { weekday: 2, periods: [], stage: 'junior' })).not.toHaveProperty('stage')
    expect(toRequest(weekly, { ...facts, stage: 'junior' })).toMatchObject({ stage: 'junior' })
  })
  it('carries a plan only where something was chosen within it', () => {
    expect(toRequest({ ...weekly, choices: { '2026-11-10': { do: 'skip' }, '2027-01-05': { do: 'skip' } } }, facts)).toMatchObject({ plan: [{ date: '2026-11-10', do: 'skip' }] })
    expect(toRequest({ ...weekly, choices: { '2027-01-05': { do: 'skip' } } }, facts)).not.toHaveProperty('plan')
  })
  it('waits for an end', () => {
    expect(toRequest({ ...weekly, until: '' }, facts)).toBeNull()
  })
})

it('only warnings want a tick', () => {
  const conflict = (severity: 'hard' | 'warn' | 'info') => ({ kind: 'k', severity, detail: '', subject: 'R1', start: null, end: null, available: null })
  expect(warningsOf([conflict('hard'), conflict('warn'), conflict('info')])).toHaveLength(1)
})

describe('what is sent', () => {
  const model = useDraft()
  Object.assign(model.draft, full)
  model.facts.value = facts
  it('names the state that a plan answers, and only then', () => {
    model.decision.value = { plan_version: 'v1' } as never
    expect(model.toSend()).not.toHaveProperty('plan_version')
    Object.assign(model.draft, { repeat: 'all', until: '2026-12-08', choices: { '2026-11-10': { do: 'skip' } } })
    expect(model.toSend()).toMatchObject({ plan_version: 'v1', plan: [{ date: '2026-11-10', do: 'skip' }] })
  })
  it('keeps its key when the same thing is sent again, and no longer', () => {
    const body = model.toSend()!
    const key = model.idempotencyKey(body)
    expect(model.idempotencyKey({ ...body })).toBe(key)
    const other = model.idempotencyKey({ ...body, title: 'other' })
    expect(other).not.toBe(key)
    model.renewKey()
    expect(model.idempotencyKey({ ...body, title: 'other' })).not.toBe(other)
  })
})
