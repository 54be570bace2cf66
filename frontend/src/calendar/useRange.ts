// Several days of the resources shown, put together for the week, the month and the list.
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { daysQuery, DISTRICT, rangeQuery } from '@/api/queries'
import type { CalendarItem, Day, Resource } from '@/api/types'
import { bellColumns, hourColumns, type Column } from '@/lib/axis'
import { buildRow, clip, COUNTED, groupByResource } from '@/lib/occurrences'
import { freePeriods, loadOf, markOf, segmentsOf, type Load, type Mark } from '@/lib/overview'
import { inShareWindow } from '@/lib/share'
import { DAY_MINUTES, weekdayOf } from '@/lib/time'
import { me, now } from '@/session'

export interface RangeDay { date: string; day: Day | undefined; columns: Column[]; onBells: boolean; items: Map<string, CalendarItem[]> }
export interface Glance { free: number; load: Load; marks: Mark[]; segments: ReturnType<typeof segmentsOf> }

export function useRange(school: Ref<string>, daysOf: Ref<string>, dates: Ref<string[]>, resources: Ref<Resource[]>, stage: Ref<string>) {
  const from = computed(() => dates.value[0] ?? '')
  const to = computed(() => dates.value.at(-1) ?? '')
  const codes = computed(() => resources.value.map((r) => r.code))
  const days = useQuery(daysQuery(daysOf, from, to))
  const calendar = useQuery(rangeQuery(school, from, to, codes))

  const range = computed((): RangeDay[] => {
    const byDate = new Map(days.data.value?.map((d) => [d.date, d]))
    return dates.value.map((date) => {
      const day = byDate.get(date)
      const bells = school.value === DISTRICT ? undefined : (day?.bells.find((b) => b.stage === stage.value) ?? day?.bells[0])
      const onBells = Boolean(bells?.periods.length)
      return { date, day, onBells, columns: onBells ? bellColumns(bells!.periods) : hourColumns(), items: groupByResource((calendar.data.value ?? []).filter((item) => clip(item, date))) }
    })
  })
  const mine = computed(() => new Set(me.value?.schools ?? []))

  function glance(resource: Resource, { date, day, columns, items }: RangeDay): Glance {
    const closed = day?.kind === 'holiday' || day?.kind === 'closure'
    const pastUntil = date < now.value.date ? DAY_MINUTES : date === now.value.date ? now.value.minutes : 0
    const row = buildRow(resource, items, columns, { date, pastUntil, closed })
    const own = resource.school !== null && mine.value.has(resource.school)
    const weekday = weekdayOf(day?.stands_for ?? date)
    const shared = columns.map((c) => own || inShareWindow(resource.share?.windows ?? [], weekday, c))
    // Periods only: the breaks between them would cut every strip into crumbs.
    const marks = row.cells.map((cell, i) => markOf(cell, shared[i]!)).filter((_, i) => COUNTED.has(columns[i]!.kind))
    // What was in use stays so when it is over.
    const whole = pastUntil > 0 ? buildRow(resource, items, columns, { date, pastUntil: 0, closed }) : row
    return { free: freePeriods(row.cells, shared, columns), load: loadOf(whole.cells, columns), marks, segments: segmentsOf(marks) }
  }
  const ready = computed(() => days.isSuccess.value && !days.isPlaceholderData.value && (calendar.isSuccess.value || codes.value.length === 0))
  const error = computed(() => days.error.value ?? calendar.error.value)
  const retry = (): void => { for (const query of [days, calendar]) if (query.isError.value) void query.refetch() }
  return { range, items: computed(() => calendar.data.value ?? []), glance, ready, error, retry }
}
