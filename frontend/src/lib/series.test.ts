import { describe, expect, it } from 'vitest'
import { countSeries, endFor, endOptions, planOf, termOf, type Choices } from './series'

const term = { week1_monday: '2026-08-31', first_day: '2026-09-01', last_day: '2027-01-22' }

describe('endOptions', () => {
  it('lists the later dates of the weekday within the term, with their weeks', () => {
    const all = endOptions(term, '2026-11-03', 2, 'all')
    expect(all[0]).toEqual({ date: '2026-11-10', week: 11 })
    expect(all.at(-1)).toEqual({ date: '2027-01-19', week: 21 })
    expect(all).toHaveLength(11)
  })
  it('keeps to odd or even weeks, over New Year too', () => {
    expect(endOptions(term, '2026-11-03', 2, 'odd').map((o) => o.week)).toEqual([11, 13, 15, 17, 19, 21])
    expect(endOptions(term, '2026-11-03', 2, 'even').map((o) => o.week)).toEqual([12, 14, 16, 18, 20])
  })
  it('goes from a make-up Saturday to the weekday that it stands for', () => {
    expect(endOptions(term, '2026-10-10', 5, 'all')[0]).toEqual({ date: '2026-10-16', week: 7 })
    expect(endOptions(term, '2026-09-20', 2, 'all')[0]?.date).toBe('2026-09-22')
  })
  it('is empty at the end of a term', () => {
    expect(endOptions(term, '2027-01-19', 2, 'all')).toEqual([])
  })
})

describe('endFor', () => {
  const options = endOptions(term, '2026-11-03', 2, 'even')
  it('keeps what was chosen, or the nearest before it', () => {
    expect(endFor(options, '2026-12-01')).toBe('2026-12-01')
    expect(endFor(options, '2026-12-08')).toBe('2026-12-01')
    expect(endFor(options, '')).toBe('2026-11-17')
    expect(endFor([], '2026-12-08')).toBe('')
  })
})

it('finds the term of a date', () => {
  expect(termOf([term], '2026-11-03')).toBe(term)
  expect(termOf([term], '2027-02-01')).toBeUndefined()
})

it('writes the plan in order and without dates that are no longer in the series', () => {
  const choices: Choices = { '2026-12-01': { do: 'skip' }, '2026-11-17': { do: 'move', start: 'a', end: 'b', resource: 'R1' }, '2027-01-05': { do: 'skip' } }
  expect(planOf(choices, '2026-11-03', '2026-12-31')).toEqual([{ date: '2026-11-17', do: 'move', start: 'a', end: 'b', resource: 'R1' }, { date: '2026-12-01', do: 'skip' }])
})

it('counts what is held, open and left out', () => {
  const one = (outcome: string) => ({ date: '', outcome, reason: null })
  expect(countSeries([one('create'), one('conflict'), one('skip'), one('create')])).toEqual({ all: 4, held: 2, open: 1, out: 1 })
})
