// What can be done to a booking, with undo where undo is honest.
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { ApiError } from '@/api/problem'
import { approveBooking, cancelBooking, rejectBooking } from '@/api/queries'
import type { Booking } from '@/api/types'
import { t } from '@/i18n'
import { defer } from '@/lib/undo'
import { toast } from '@/ui/toast'

const UNDO_MS = 8000
/** Bookings whose cancellation waits for its undo to run out; the lists leave them out. */
export const leaving = ref<ReadonlySet<string>>(new Set())
const mark = (id: string, on: boolean): void => {
  const next = new Set(leaving.value)
  if (on) next.add(id)
  else next.delete(id)
  leaving.value = next
}

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

  function cancel(b: Booking): void {
    mark(b.id, true)
    const deferred = defer(() => {
      cancelBooking(b.id)
        .catch((error: unknown) => toast(t('mine.failed', { why: why(error) }), { tone: 'bad', stay: 8000 }))
        .finally(() => void refetch().finally(() => mark(b.id, false)))
    }, UNDO_MS)
    const undo = (): void => {
      deferred.cancel()
      mark(b.id, false)
      toast(t('mine.restored'), { tone: 'good', stay: 2500 })
    }
    toast(t(b.status === 'pending' ? 'mine.withdrawn' : 'mine.cancelled', { title: titleOf(b) }), { stay: UNDO_MS, action: { label: t('common.undo'), run: undo } })
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
