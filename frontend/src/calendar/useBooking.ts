// Booking with an honest optimism: the bar stands at once, and a refusal brings the dialog
// back with everything that was typed.
import type { QueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { ApiError, offline } from '@/api/problem'
import { createBooking } from '@/api/queries'
import type { CalendarItem } from '@/api/types'
import { t } from '@/i18n'
import { localInstant } from '@/lib/time'
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
    const body = model.toSend()
    const { date, start, end } = model.draft
    if (!body || start === null || end === null) return
    const key = keyOf(model.draft.date)
    const skipped = model.decision.value?.occurrences.some((o) => o.date === date && o.outcome !== 'create') || model.draft.choices[date]
    const ghosts = skipped ? [] : body.resources.map((resource): CalendarItem => ({
      resource, start: `${localInstant(date, start)}:00`, end: `${localInstant(date, end)}:00`, status: 'sending', kind: 'booking', title: body.title ?? undefined, mine: true, quantity: body.quantity ?? 1,
    }))
    await queries.cancelQueries({ queryKey: key })
    queries.setQueryData<CalendarItem[]>(key, (items) => [...(items ?? []), ...ghosts])
    open.value = false
    try {
      const made = await createBooking(body, model.idempotencyKey(body))
      const resource = body.resources.map(nameOf).join(' + ')
      const many = 'bookings' in made ? made.bookings : []
      const first = 'bookings' in made ? many[0] : made
      const pending = [first, ...many].some((b) => b?.status === 'pending')
      const text = many.length > 0
        ? t(pending ? 'series.donePending' : 'series.done', { resource, n: many.length })
        : pending ? t('book.donePending') : t('book.done', { resource })
      toast(text, { tone: 'good', stay: 6000, action: { label: t('book.seeIt'), run: () => void router.push(many.length > 0 ? '/bookings' : `/bookings/${first?.code ?? ''}`) } })
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
