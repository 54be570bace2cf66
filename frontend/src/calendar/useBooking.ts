// Booking with an honest optimism: the bar stands at once, and a refusal brings the dialog
// back with everything that was typed.
import type { QueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { ApiError, offline } from '@/api/problem'
import { createBooking } from '@/api/queries'
import type { CalendarItem } from '@/api/types'
import { t } from '@/i18n'
import { toast } from '@/ui/toast'
import { useDraft, type Draft } from './draft'

export function useBooking(queries: QueryClient, keyOf: (date: string) => readonly unknown[], nameOf: (code: string) => string) {
  const model = useDraft()
  const router = useRouter()
  const open = ref(false)
  /** Stays true once used: the dialog's chunk is mounted at the first opening. */
  const opened = ref(false)

  function begin(from: Partial<Draft>): void {
    model.begin(from)
    opened.value = true
    open.value = true
  }

  async function submit(): Promise<void> {
    const body = model.request.value
    if (!body) return
    const key = keyOf(model.draft.date)
    const ghosts = body.resources.map((resource): CalendarItem => ({
      resource, start: `${body.start}:00`, end: `${body.end}:00`, status: 'sending', kind: 'booking', title: body.title, mine: true, quantity: body.quantity ?? 1,
    }))
    await queries.cancelQueries({ queryKey: key })
    queries.setQueryData<CalendarItem[]>(key, (items) => [...(items ?? []), ...ghosts])
    open.value = false
    try {
      const made = await createBooking(body, model.idempotencyKey())
      const resource = body.resources.map(nameOf).join(' + ')
      toast(made.status === 'pending' ? t('book.donePending') : t('book.done', { resource }), {
        tone: 'good', stay: 6000, action: { label: t('book.seeIt'), run: () => void router.push(`/bookings/${made.code || made.id}`) },
      })
      model.active.value = false
    } catch (error) {
      model.refusal.value = error instanceof ApiError ? error : offline()
      // An answered attempt is over; only one without an answer is repeated under its key.
      if (model.refusal.value.status !== 0) model.renewKey()
      open.value = true
      void model.recheck()
    } finally {
      await queries.invalidateQueries({ queryKey: ['calendar'] })
      void queries.invalidateQueries({ queryKey: ['bookings'] })
    }
  }
  return { model, open, opened, begin, submit }
}
