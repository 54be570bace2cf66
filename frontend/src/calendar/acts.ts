// What can be done to a booking, with undo where undo is honest.
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { ApiError } from '@/api/problem'
import { approveBooking, cancelBooking, rejectBooking } from '@/api/queries'
import type { Booking, CancelScope } from '@/api/types'
import { t } from '@/i18n'
import { defer } from '@/lib/undo'
import { toast } from '@/ui/toast'

const UNDO_MS = 8000
/** Bookings whose cancellation waits for its undo to run out; the lists leave them out. */
export const leaving = ref<ReadonlySet<string>>(new Set())
const mark = (ids: readonly string[], on: boolean): void => {
  const next = new Set(leaving.value)
  for (const id of ids) {
    if (on) next.add(id)
    else next.delete(id)
  }
  leaving.value = next
}
/** The bookings of a list that a cancellation reaches. */
export const reached = (b: Booking, scope: CancelScope, list: readonly Booking[]): string[] => [
  b.id, ...(scope === 'this' || !b.series_id ? [] : list.filter((one) => one.id !== b.id && one.series_id === b.series_id && (scope === 'all' || one.start >= b.start)).map((one) => one.id)),
]

export const why = (error: unknown): string => {
  if (!(error instanceof ApiError)) return t('error.unknown')
  return error.status === 0 ? t('error.offline') : error.message
}
export const titleOf = (b: { title?: string | null; resource_names?: string[] }): string => b.title || b.resource_names?.join(' + ') || t('mine.untitled')

export function useBookingActs() {
  const queries = useQueryClient()
  const refetch = async (): Promise<void> => {
    await Promise.all([queries.invalidateQueries({ queryKey: ['bookings'] }), queries.invalidateQueries({ queryKey: ['calendar'] })])
  }

  function cancel(b: Booking, scope: CancelScope = 'this'): void {
    const ids = reached(b, scope, queries.getQueryData<Booking[]>(['bookings', 'mine']) ?? [])
    mark(ids, true)
    const deferred = defer(() => {
      cancelBooking(b.id, scope)
        .catch((error: unknown) => toast(t('mine.failed', { why: why(error) }), { tone: 'bad', stay: 8000 }))
        .finally(() => void refetch().finally(() => mark(ids, false)))
    }, UNDO_MS)
    const undo = (): void => {
      deferred.cancel()
      mark(ids, false)
      toast(t('mine.restored'), { tone: 'good', stay: 2500 })
    }
    const said = scope === 'all' ? 'scope.goneAll' : scope === 'following' ? 'scope.goneFollowing' : b.status === 'pending' ? 'mine.withdrawn' : 'mine.cancelled'
    toast(t(said, { title: titleOf(b) }), { stay: UNDO_MS, action: { label: t('common.undo'), run: undo } })
  }

  async function decide(b: Booking, approve: boolean, reason = ''): Promise<boolean> {
    try {
      await (approve ? approveBooking(b.id, reason) : rejectBooking(b.id, reason))
      toast(t(approve ? 'approve.approved' : 'approve.rejected', { title: titleOf(b) }), { tone: 'good' })
      return true
    } catch (error) {
      toast(t('approve.failed', { why: why(error) }), { tone: 'bad', stay: 8000 })
      return false
    } finally {
      await refetch()
    }
  }
  return { cancel, decide, refetch }
}
