// A weekly series: until when it may run, and what is done with each of its dates.
import { parityOf, teachingWeek } from './term'
import { addDays, weekdayOf } from './time'

export type Parity = 'all' | 'odd' | 'even'
/** What a person chose for one date; a date without a choice is held as the calendar has it. */
export type Choice = { do: 'skip' } | { do: 'move'; start: string; end: string; resource: string }
export type Choices = Record<string, Choice>

interface TermLike { week1_monday: string; first_day: string; last_day: string }

export interface EndOption { date: string; week: number }

/** The dates after the first one on which a series of that weekday may end, within the term. */
export function endOptions(term: TermLike, from: string, weekday: number, parity: Parity): EndOption[] {
  const options: EndOption[] = []
  // A make-up day stands for another weekday: the next ordinary one counts.
  for (let date = addDays(from, 7 - ((weekdayOf(from) - weekday + 7) % 7)); date <= term.last_day; date = addDays(date, 7)) {
    const week = teachingWeek(date, term.week1_monday)
    if (week !== null && (parity === 'all' || parityOf(week) === parity)) options.push({ date, week })
  }
  return options
}

/** The end that stands: the chosen one where it is still offered, else the last before it, else the first. */
export function endFor(options: readonly EndOption[], chosen: string): string {
  return options.filter((o) => o.date <= chosen).at(-1)?.date ?? options[0]?.date ?? ''
}

export const termOf = <T extends TermLike>(terms: readonly T[], date: string): T | undefined =>
  terms.find((one) => one.first_day <= date && date <= one.last_day)

/** The plan as the server reads it; choices for dates that left the series are left out. */
export function planOf(choices: Choices, from: string, until: string): ({ date: string } & Choice)[] {
  return Object.entries(choices).filter(([date]) => date >= from && date <= until).sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, choice]) => ({ date, ...choice }))
}

interface OccurrenceLike { date: string; outcome: string; reason: string | null }

export interface SeriesCount { all: number; held: number; open: number; out: number }

/** How many dates are held, left out, and still want a choice. */
export function countSeries(occurrences: readonly OccurrenceLike[]): SeriesCount {
  const of = (outcome: string): number => occurrences.filter((o) => o.outcome === outcome).length
  return { all: occurrences.length, held: of('create'), open: of('conflict'), out: of('skip') }
}
