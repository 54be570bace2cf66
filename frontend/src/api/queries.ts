// What the page asks the server, as query options: key, call and freshness side by side.
import { keepPreviousData, queryOptions } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { requestKey } from '@/lib/key'
import { addDays } from '@/lib/time'
import { all, client, unwrap } from './client'
import type { BookingRequest, CancelScope } from './types'

const SLOW = 10 * 60_000
type Get<T> = MaybeRefOrGetter<T>

/** Stands for the district where a school's code would stand: places that no school owns. */
export const DISTRICT = '@district'
const schoolOrNone = (code: string): string | undefined => (code && code !== DISTRICT ? code : undefined)

export const keys = {
  calendar: (school: string, date: string) => ['calendar', school, date] as const,
  bookings: ['bookings'] as const,
}

export const schoolsQuery = () => queryOptions({
  queryKey: ['schools'], staleTime: SLOW,
  queryFn: () => all((cursor) => unwrap(client.GET('/schools', { params: { query: { limit: 200, cursor } } }))),
})

export const groupsQuery = () => queryOptions({
  queryKey: ['groups'], staleTime: SLOW,
  queryFn: () => all((cursor) => unwrap(client.GET('/groups', { params: { query: { limit: 200, cursor } } }))),
})

/** Resources of a school; with an empty code everything the viewer may see. */
export const resourcesQuery = (school: Get<string>) => queryOptions({
  queryKey: computed(() => ['resources', toValue(school)]), staleTime: SLOW,
  queryFn: async () => {
    const code = toValue(school)
    const list = await all((cursor) => unwrap(client.GET('/resources', { params: { query: { limit: 200, cursor, school: schoolOrNone(code) } } })))
    return code === DISTRICT ? list.filter((r) => r.school === null) : list
  },
})

export const termsQuery = () => queryOptions({
  queryKey: ['terms'], staleTime: SLOW,
  queryFn: () => all((cursor) => unwrap(client.GET('/terms', { params: { query: { limit: 200, cursor } } }))),
})

export const classGroupsQuery = (school: Get<string>) => queryOptions({
  queryKey: computed(() => ['class-groups', toValue(school)]), staleTime: SLOW, enabled: () => toValue(school) !== '',
  queryFn: () => all((cursor) => unwrap(client.GET('/class-groups', { params: { query: { limit: 200, cursor, school: toValue(school) } } }))),
})

export const daysQuery = (school: Get<string>, from: Get<string>, to: Get<string>) => queryOptions({
  queryKey: computed(() => ['days', toValue(school), toValue(from), toValue(to)]), staleTime: SLOW, placeholderData: keepPreviousData,
  enabled: () => toValue(from) !== '' && toValue(school) !== '',
  queryFn: async () => (await unwrap(client.GET('/days', {
    params: { query: { school: toValue(school), from: toValue(from), to: toValue(to) } },
  }))).items,
})

/** A school's day in one call; the district's places are named one by one. */
export async function fetchCalendar(school: string, date: string, codes: string[], until = addDays(date, 1)) {
  const query = { from: date, to: until, ...(school === DISTRICT ? { resource: codes } : { school: [school] }) }
  return (await unwrap(client.GET('/calendar', { params: { query } }))).items
}

export const calendarQuery = (school: Get<string>, date: Get<string>, codes: Get<string[]>) => queryOptions({
  queryKey: computed(() => keys.calendar(toValue(school), toValue(date))), staleTime: 20_000,
  // No placeholder: yesterday's bars under today's name would show taken hours as free.
  enabled: () => toValue(school) !== '' && (toValue(school) !== DISTRICT || toValue(codes).length > 0), refetchInterval: 60_000,
  queryFn: () => fetchCalendar(toValue(school), toValue(date), toValue(codes)),
})

/** Several days in one call, at most 62; both ends are shown. */
export const rangeQuery = (school: Get<string>, from: Get<string>, to: Get<string>, codes: Get<string[]>) => queryOptions({
  queryKey: computed(() => ['calendar', 'range', toValue(school), toValue(from), toValue(to)]), staleTime: 20_000, refetchInterval: 60_000,
  enabled: () => toValue(school) !== '' && (toValue(school) !== DISTRICT || toValue(codes).length > 0),
  queryFn: () => fetchCalendar(toValue(school), toValue(from), toValue(codes), addDays(toValue(to), 1)),
})

export const myBookingsQuery = () => queryOptions({
  queryKey: ['bookings', 'mine'], staleTime: 10_000,
  queryFn: () => all((cursor) => unwrap(client.GET('/bookings', { params: { query: { mine: true, limit: 200, cursor } } }))),
})

export const toApproveQuery = () => queryOptions({
  queryKey: ['bookings', 'to_approve'], staleTime: 10_000, refetchInterval: 60_000,
  queryFn: () => all((cursor) => unwrap(client.GET('/bookings', { params: { query: { to_approve: true, limit: 200, cursor } } }))),
})

export const bookingQuery = (id: Get<string>) => queryOptions({
  queryKey: computed(() => ['bookings', 'one', toValue(id)]), staleTime: 5_000, enabled: () => toValue(id) !== '', retry: false,
  queryFn: () => unwrap(client.GET('/bookings/{id}', { params: { path: { id: toValue(id) } } })),
})

export const utilisationQuery = (from: Get<string>, to: Get<string>) => queryOptions({
  queryKey: computed(() => ['utilisation', toValue(from), toValue(to)]), staleTime: 60_000, placeholderData: keepPreviousData,
  queryFn: async () => {
    const reply = await unwrap(client.GET('/reports/utilisation', { params: { query: { from: toValue(from), to: toValue(to), by: 'resource' } } }))
    return typeof reply === 'string' ? [] : reply.items
  },
})

export const checkBooking = (body: BookingRequest, signal: AbortSignal) => unwrap(client.POST('/bookings/check', { body, signal }))

export const createBooking = (body: BookingRequest, key: string) =>
  unwrap(client.POST('/bookings', { body, params: { header: { 'Idempotency-Key': key } } }))

/** keepalive: a cancellation may be sent while the page goes away. */
export const cancelBooking = (id: string, scope: CancelScope = 'this') =>
  unwrap(client.POST('/bookings/{id}/cancel', { params: { path: { id } }, body: scope === 'this' ? {} : { scope }, keepalive: true }))

export const approveBooking = (id: string, reason = '') =>
  unwrap(client.POST('/bookings/{id}/approve', { params: { path: { id } }, body: reason ? { reason } : {} }))

export const rejectBooking = (id: string, reason: string) =>
  unwrap(client.POST('/bookings/{id}/reject', { params: { path: { id } }, body: { reason } }))

export const createFeed = (body: { resource?: string; school?: string; mine?: boolean }) =>
  unwrap(client.POST('/feeds', { body, params: { header: { 'Idempotency-Key': requestKey() } } }))
