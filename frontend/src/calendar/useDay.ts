// Everything that a day of a school needs, put together once for the timeline and the phone.
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, watch, type Ref } from 'vue'
import { calendarQuery, daysQuery, DISTRICT, fetchCalendar, keys, resourcesQuery, schoolsQuery } from '@/api/queries'
import type { CalendarItem, Day, Resource } from '@/api/types'
import { bellColumns, hourColumns } from '@/lib/axis'
import { familyOf, FAMILIES, type Family } from '@/lib/kinds'
import { buildRow, groupByResource, withPartsBelow, type Row } from '@/lib/occurrences'
import { inShareWindow } from '@/lib/share'
import { addDays, DAY_MINUTES, mondayOf, weekdayOf } from '@/lib/time'
import { me, now } from '@/session'
import { shortNames } from './words'

export type DayRow = Row<Resource, CalendarItem> & {
  /** Per column: inside the hours that this viewer may expect to get. */
  shared: boolean[]
}

export function useDay(school: Ref<string>, date: Ref<string>, stage: Ref<string>, family: Ref<string>, name: Ref<string>) {
  const queries = useQueryClient()
  const schools = useQuery(schoolsQuery())
  const resources = useQuery(resourcesQuery(school))
  const monday = computed(() => mondayOf(date.value))
  // A place of the district has no calendar of its own: holidays and weeks are those of the viewer's school.
  const daysOf = computed(() => (school.value === DISTRICT ? (me.value?.schools[0] ?? schools.data.value?.[0]?.code ?? '') : school.value))
  const week = useQuery(daysQuery(daysOf, monday, computed(() => addDays(monday.value, 6))))
  const codes = computed(() => (resources.data.value ?? []).map((r) => r.code))
  const calendar = useQuery(calendarQuery(school, date, codes))

  const day = computed((): Day | undefined => {
    const found = week.data.value?.find((d) => d.date === date.value)
    return found && school.value === DISTRICT ? { ...found, bells: [], locks: [], after_school: true } : found
  })
  const stages = computed(() => [...new Set(day.value?.bells.map((b) => b.stage) ?? [])])
  const bells = computed(() => day.value?.bells.find((b) => b.stage === stage.value) ?? day.value?.bells[0])
  const columns = computed(() => (bells.value?.periods.length ? bellColumns(bells.value.periods) : hourColumns()))
  const onBells = computed(() => Boolean(bells.value?.periods.length))

  const visible = computed(() => resources.data.value ?? [])
  const families = computed(() => FAMILIES
    .map((one) => ({ family: one, n: visible.value.filter((r) => familyOf(r.type) === one).length }))
    .filter((one) => one.n > 0))
  const needle = computed(() => name.value.trim().toLowerCase())
  const shown = computed(() => withPartsBelow(visible.value)
    .filter((r) => !family.value || familyOf(r.type) === (family.value as Family))
    .filter((r) => !needle.value || `${r.name}${r.code}`.toLowerCase().includes(needle.value)))

  const pastUntil = computed(() => {
    if (date.value < now.value.date) return DAY_MINUTES
    return date.value === now.value.date ? now.value.minutes : 0
  })
  const closed = computed(() => day.value?.kind === 'holiday' || day.value?.kind === 'closure')
  const mine = computed(() => new Set(me.value?.schools ?? []))

  const rows = computed((): DayRow[] => {
    const byResource = groupByResource(calendar.data.value ?? [])
    const context = { date: date.value, pastUntil: pastUntil.value, closed: closed.value }
    const weekday = weekdayOf(day.value?.stands_for ?? date.value)
    return shown.value.map((resource) => {
      const row = buildRow(resource, byResource, columns.value, context)
      const own = resource.school !== null && mine.value.has(resource.school)
      const windows = resource.share?.windows ?? []
      return { ...row, shared: columns.value.map((c) => own || inShareWindow(windows, weekday, c)) }
    })
  })

  // The days beside this one are the likeliest next; they come while nothing else is asked.
  watch([school, date], ([s, d]) => {
    if (!s) return
    setTimeout(() => {
      if (codes.value.length === 0) return
      for (const near of [addDays(d, 1), addDays(d, -1)]) {
        void queries.prefetchQuery({ queryKey: keys.calendar(s, near), queryFn: () => fetchCalendar(s, near, codes.value), staleTime: 20_000 })
      }
    }, 400)
  }, { immediate: true })

  watch(schools.data, (list) => { if (list) shortNames.value = new Map(list.map((s) => [s.code, s.short])) }, { immediate: true })

  const ready = computed(() => resources.isSuccess.value && week.isSuccess.value && day.value !== undefined && (calendar.isSuccess.value || codes.value.length === 0))
  const error = computed(() => resources.error.value ?? week.error.value ?? calendar.error.value)
  const retry = (): void => {
    for (const query of [schools, resources, week, calendar]) if (query.isError.value) void query.refetch()
  }
  return { schools, resources: visible, week: week.data, day, stages, bells, stage: computed(() => bells.value?.stage ?? ''), onBells, columns, families, rows, ready, error, retry, pastUntil, daysOf }
}

export type DayModel = ReturnType<typeof useDay>
