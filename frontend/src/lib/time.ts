// Wall-clock arithmetic. School days are strings (YYYY-MM-DD) and times of day are
// minutes, never Date objects: new Date('2026-11-23') would be midnight in London.

export const DAY_MINUTES = 24 * 60

/** "15:50" to 950. "24:00" is the end of a day. */
export function minutesOf(clock: string): number {
  const [h = '0', m = '0'] = clock.split(':')
  return Number(h) * 60 + Number(m)
}

/** What people write for a time: 15:50, 1550, 8：20, 8; null when it is none. */
export function readClock(text: string): number | null {
  const found = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(text.trim())
  if (!found) return null
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0)
  return Number(found[2] ?? 0) < 60 && minutes <= DAY_MINUTES ? minutes : null
}

/** 950 to "15:50". */
export function clockOf(minutes: number): string {
  const m = Math.max(0, Math.min(DAY_MINUTES, Math.round(minutes)))
  return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
}

/** The date and minute that an instant of the server shows; its offset is the school's, so the text itself is local. */
export function wallOf(instant: string): { date: string; minutes: number } {
  return { date: instant.slice(0, 10), minutes: minutesOf(instant.slice(11, 16)) }
}

/** A local instant as requests take it: 2026-11-03T15:50. */
export function localInstant(date: string, minutes: number): string {
  if (minutes >= DAY_MINUTES) return `${addDays(date, 1)}T${clockOf(minutes - DAY_MINUTES)}`
  return `${date}T${clockOf(minutes)}`
}

function epochDay(date: string): number {
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number)
  return Math.round(Date.UTC(y, m - 1, d) / 86_400_000)
}

function fromEpochDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

export function isDate(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(epochDay(text)) && fromEpochDay(epochDay(text)) === text
}

export const addDays = (date: string, n: number): string => fromEpochDay(epochDay(date) + n)

export const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from)

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return ((epochDay(date) + 3) % 7) + 1
}

export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date))

export const firstOfMonth = (date: string): string => date.slice(0, 8) + '01'

export function addMonths(date: string, n: number): string {
  const [y = 0, m = 1] = date.split('-').map(Number)
  const month = y * 12 + (m - 1) + n
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

/** Minutes that an RFC 3339 offset adds to UTC; "Z" is 0. */
export function offsetMinutes(instant: string): number {
  const found = /([+-])(\d{2}):(\d{2})$/.exec(instant)
  if (!found) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]))
}

/** A clock that runs like the server's: same instant, same offset. */
export function serverClock(serverNow: string, receivedAt: number): (at: number) => string {
  const ahead = Date.parse(serverNow) - receivedAt
  const offset = offsetMinutes(serverNow) * 60_000
  return (at) => new Date(at + ahead + offset).toISOString().slice(0, 19)
}
