// The words for columns, cells and bars, shared by the timeline, the phone and the dialog.
import type { CalendarItem, Day, Resource } from '@/api/types'
import { holidayName, language, t, tOr } from '@/i18n'
import { showDate, showSpan } from '@/i18n/dates'
import { shallowRef } from 'vue'
import type { Column } from '@/lib/axis'
import type { Bar, Cell } from '@/lib/occurrences'
import { clockOf, wallOf } from '@/lib/time'

export function columnName(column: Column): string {
  if (column.kind === 'early') return t('cal.early')
  if (column.kind === 'evening') return t('cal.evening')
  if (column.kind === 'hour') return clockOf(column.start)
  return language.value === 'en' ? englishName(column) : column.name
}

/** Schools name their periods in Chinese; a stable code says enough for another language. */
function englishName(column: Column): string {
  const [, word, n] = /^([A-Z]+)(\d*)$/.exec(column.code) ?? []
  if (column.kind === 'lesson' && word === 'P' && n) return t('period.lesson', { n })
  if (column.kind === 'after_school' && word === 'AS' && n) return t('period.after', { n })
  if (column.kind === 'big_break') return t('period.big')
  if (column.kind === 'break') return t('period.break')
  return column.kind === 'lunch' ? t('period.lunch') : column.name
}

export function stateWords(cell: Cell<CalendarItem>, shared: boolean): string {
  if (cell.state === 'free') return shared ? t('cal.free') : `${t('cal.free')} · ${t('cal.outside')}`
  if (cell.state === 'some') return cell.left === undefined ? t('cal.some') : `${t('cal.some')} ${t('cal.someLeft', { n: cell.left })}`
  if (cell.state === 'busy') return [t('cal.busy'), ...new Set(cell.items.map(itemTitle))].join(' · ')
  return t(cell.state === 'closed' ? 'cal.closed' : 'cal.past')
}

export function cellWords(resource: Resource, column: Column, cell: Cell<CalendarItem>, shared: boolean): string {
  const values = { resource: resource.name, period: columnName(column), start: clockOf(column.start), end: clockOf(column.end), state: stateWords(cell, shared) }
  return t(column.kind === 'hour' ? 'cal.cellHour' : 'cal.cell', values)
}

export function itemTitle(item: CalendarItem): string {
  if (item.title) return item.title
  if (item.kind === 'lock') return tOr(`lock.${item.lock_kind ?? ''}`, t('legend.lock'))
  if (item.kind === 'closed') return t('legend.closed')
  if (item.purpose && item.purpose !== 'ad_hoc') return tOr(`purpose.${item.purpose}`, t('legend.taken'))
  return t('legend.taken')
}

export function barTitle(bar: Bar<CalendarItem>, resource: Resource): string {
  if (bar.used !== undefined && bar.of !== undefined) {
    return resource.alloc === 'pool' ? t('cal.load', { used: bar.used, of: bar.of, unit: resource.unit }) : t('cal.parties', { used: bar.used, of: bar.of })
  }
  return bar.items[0] ? itemTitle(bar.items[0]) : ''
}

/** Short names of schools by code: a full one does not fit into a bar. */
export const shortNames = shallowRef<ReadonlyMap<string, string>>(new Map())

/** Whose it is, as far as the viewer may know and the title does not say. */
function whose(item: CalendarItem, host: string | null): string | undefined {
  if (item.school && item.school !== host) return shortNames.value.get(item.school) ?? item.school_name
  if (item.class_group_name && !item.title?.includes(item.class_group_name)) return item.class_group_name
  if (item.kind !== 'booking' || !item.title) return undefined
  const people = item.headcount ? t('common.people', { n: item.headcount }) : ''
  if (item.mine) return people
  return item.requester_name?.split('·').at(-1)?.replace(/（.*）$/, '') ?? (people || tOr(`purpose.${item.purpose ?? ''}`, ''))
}

/** The second line of a bar. */
export function barDetail(bar: Bar<CalendarItem>, host: string | null, partName?: string): string {
  const parts = bar.used === undefined ? [partName, bar.items[0] && whose(bar.items[0], host)] : bar.items.map((i) => i.title ?? whose(i, host))
  return [...new Set(parts.filter(Boolean))].join(' · ')
}

export function resourceNote(resource: Resource): string {
  if (resource.alloc === 'pool') return t('cal.pool', { n: resource.quantity ?? 0, unit: resource.unit })
  const notes = [tOr(`type.${resource.type}`, resource.type)]
  if (resource.capacity) notes.push(t('common.people', { n: resource.capacity }))
  return notes.join(' · ')
}

export const itemSpan = (item: { start: string; end: string }): string => showSpan(wallOf(item.start).minutes === 0 ? '00:00' : clockOf(wallOf(item.start).minutes), clockOf(wallOf(item.end).minutes))

export function weekWords(day: Day | undefined): string {
  if (!day?.week || !day.term) return t('cal.noTerm')
  return `${t('cal.week', { week: day.week })} · ${t(day.parity === 'even' ? 'cal.even' : 'cal.odd')}`
}

/** What is unusual about a day, in a sentence each. */
export function dayNotices(day: Day | undefined): { kind: string; text: string }[] {
  if (!day) return []
  const notices: { kind: string; text: string }[] = []
  const name = day.name ? holidayName(day.name) : t('day.weekend')
  if (day.kind === 'holiday') notices.push({ kind: 'holiday', text: t('day.holiday', { name }) })
  else if (day.kind === 'makeup') notices.push({ kind: 'makeup', text: day.stands_for ? t('day.makeup', { date: showDate(day.stands_for, 'long') }) : t('day.makeupPlain') })
  else if (day.kind === 'activity') notices.push({ kind: 'activity', text: t('day.activity', { name }) })
  else if (day.kind === 'closure') notices.push({ kind: 'closure', text: name })
  else if (day.kind === 'break') notices.push({ kind: 'break', text: name })
  else if (day.kind === 'weekend') notices.push({ kind: 'weekend', text: `${t('day.weekend')} · ${t('day.noBells')}` })
  if (day.in_session && !day.after_school) notices.push({ kind: 'plain', text: t('day.noAfter') })
  if (!day.known) notices.push({ kind: 'plain', text: t('day.unknown') })
  for (const lock of day.locks) notices.push({ kind: 'lock', text: t('day.lock', { name: lock.name, span: itemSpan(lock) }) })
  return notices
}

export function dayMarker(day: Day | undefined): string {
  return day ? tOr(`day.marker.${day.kind}`, '') : ''
}
