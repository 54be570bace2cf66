import { describe, expect, it } from 'vitest'
import { addDays, addMonths, clockOf, daysBetween, isDate, localInstant, minutesOf, mondayOf, offsetMinutes, readClock, serverClock, wallOf, weekdayOf } from './time'
import { monthSheet, parityOf, teachingWeek, weekOf } from './term'

describe('wall clock', () => {
  it('goes both ways', () => {
    expect(minutesOf('15:50')).toBe(950)
    expect(clockOf(950)).toBe('15:50')
    expect(clockOf(1440)).toBe('24:00')
  })
  it('takes the local date of an instant from its text, whatever the browser\'s zone', () => {
    expect(wallOf('2026-11-03T00:10:00+08:00')).toEqual({ date: '2026-11-03', minutes: 10 })
  })
  it('writes the end of a day as the next midnight', () => {
    expect(localInstant('2026-12-31', 1440)).toBe('2027-01-01T00:00')
    expect(localInstant('2026-11-03', 950)).toBe('2026-11-03T15:50')
  })
  it.each([['15:50', 950], ['1550', 950], ['8\uff1a20', 500], ['8', 480], ['24:00', 1440], ['24:30', null], ['7:60', null], ['x', null], ['', null]])('reads %s', (text, minutes) => {
    expect(readClock(text)).toBe(minutes)
  })
  it('follows the server, not the browser', () => {
    const clock = serverClock('2026-10-26T09:00:00+08:00', 1_000_000)
    expect(clock(1_000_000 + 90_000)).toBe('2026-10-26T09:01:30')
    expect(offsetMinutes('2026-01-01T00:00:00-03:30')).toBe(-210)
    expect(offsetMinutes('2026-01-01T00:00:00Z')).toBe(0)
  })
})

describe('dates', () => {
  it('cross years, leap days and weeks', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(daysBetween('2026-08-31', '2026-11-03')).toBe(64)
    expect(weekdayOf('2026-11-03')).toBe(2)
    expect(weekdayOf('2026-11-08')).toBe(7)
    expect(mondayOf('2026-11-08')).toBe('2026-11-02')
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-01')
    expect(addMonths('2026-01-31', -1)).toBe('2025-12-01')
  })
  it('refuses what is no date', () => {
    expect(isDate('2026-02-30')).toBe(false)
    expect(isDate('2026-2-3')).toBe(false)
    expect(isDate(['2026-02-03'])).toBe(false)
    expect(isDate('2026-02-03')).toBe(true)
  })
})

describe('teaching weeks', () => {
  it('count from the Monday of week 1 and keep their parity over New Year', () => {
    expect(teachingWeek('2026-08-31', '2026-08-31')).toBe(1)
    expect(teachingWeek('2026-10-26', '2026-08-31')).toBe(9)
    expect(teachingWeek('2027-01-04', '2026-08-31')).toBe(19)
    expect(parityOf(19)).toBe('odd')
    expect(teachingWeek('2026-08-30', '2026-08-31')).toBeNull()
  })
  it('make whole weeks and whole sheets', () => {
    expect(weekOf('2026-11-08')).toEqual(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08'])
    const sheet = monthSheet('2026-11-01')
    expect(sheet).toHaveLength(6)
    expect(sheet[0]![0]).toBe('2026-10-26')
  })
})
