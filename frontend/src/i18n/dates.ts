// Dates in each language's manner, from date strings alone.
import { language } from '.'

type Style = 'full' | 'long' | 'short' | 'weekday' | 'narrow' | 'month'

const OPTIONS: Record<Style, Intl.DateTimeFormatOptions> = {
  full: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' },
  long: { month: 'long', day: 'numeric', weekday: 'short' },
  short: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'short' },
  narrow: { weekday: 'narrow' },
  month: { year: 'numeric', month: 'long' },
}
const made = new Map<string, Intl.DateTimeFormat>()

/** Reads the language, so that a template that calls it follows a switch. */
export function showDate(date: string, style: Style): string {
  const locale = language.value === 'en' ? 'en-GB' : 'zh-CN'
  const key = `${locale}/${style}`
  let format = made.get(key)
  if (!format) made.set(key, (format = new Intl.DateTimeFormat(locale, { ...OPTIONS[style], timeZone: 'UTC' })))
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number)
  const text = format.format(Date.UTC(y, m - 1, d))
  // Chinese writes the weekday against the day; a thin space keeps them apart.
  return language.value === 'en' ? text.replace(/,/g, '') : text.replace(/日(周|星期)/, '日 $1')
}

/** "15:50–16:50", with an en dash in both languages. */
export const showSpan = (from: string, to: string): string => `${from}–${to}`
