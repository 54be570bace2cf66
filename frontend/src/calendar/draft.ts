// What a person is typing into a booking. It outlives the dialog, so that a refusal loses nothing.
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { ApiError, offline } from '@/api/problem'
import { checkBooking } from '@/api/queries'
import type { BookingRequest, Conflict, Decision } from '@/api/types'
import { requestKey } from '@/lib/key'
import { localInstant } from '@/lib/time'

export interface Draft {
  /** The resources asked for; several only for parts of one hall. */
  resources: string[]
  date: string
  start: number | null
  end: number | null
  school: string
  title: string
  purpose: string
  classGroup: string
  headcount: number | null
  adults: number | null
  quantity: number
  confirm: string[]
}

export const emptyDraft = (): Draft => ({
  resources: [], date: '', start: null, end: null, school: '', title: '', purpose: 'ad_hoc', classGroup: '', headcount: null, adults: null, quantity: 1, confirm: [],
})

/** The request that a draft stands for, or null while it has no slot yet. */
export function toRequest(draft: Draft): BookingRequest | null {
  if (draft.resources.length === 0 || !draft.date || draft.start === null || draft.end === null || draft.end <= draft.start || !draft.school) return null
  const request: BookingRequest = {
    resources: [...draft.resources], school: draft.school, start: localInstant(draft.date, draft.start), end: localInstant(draft.date, draft.end),
    title: draft.title.trim(), purpose: draft.purpose,
  }
  if (draft.quantity > 1) request.quantity = draft.quantity
  if (draft.classGroup) request.class_group = draft.classGroup
  if (draft.headcount) request.headcount = draft.headcount
  if (draft.adults) request.adults = draft.adults
  if (draft.confirm.length > 0) request.confirm = [...draft.confirm]
  return request
}

/** Warnings that still want a tick before the server lets the request through. */
export const warningsOf = (conflicts: readonly Conflict[]): Conflict[] => conflicts.filter((c) => c.severity === 'warn')

const WAIT = 260

export function useDraft() {
  const draft = reactive<Draft>(emptyDraft())
  const decision = shallowRef<Decision | null>(null)
  const checking = ref(false)
  const failure = shallowRef<ApiError | null>(null)
  /** The refusal of the last real attempt; cleared by the next change. */
  const refusal = shallowRef<ApiError | null>(null)
  const active = ref(false)
  let key = requestKey()
  let abort: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const request = computed(() => toRequest(draft))
  // The title alone changes nothing in the decision; everything else does.
  const question = computed(() => (request.value ? JSON.stringify({ ...request.value, title: '' }) : ''))

  async function check(): Promise<void> {
    abort?.abort()
    if (!request.value) { decision.value = null; checking.value = false; return }
    const mine = (abort = new AbortController())
    checking.value = true
    try {
      const answer = await checkBooking({ ...request.value, title: draft.title.trim() || '-' }, mine.signal)
      if (mine.signal.aborted) return
      decision.value = answer
      failure.value = null
    } catch (error) {
      if (mine.signal.aborted) return
      decision.value = null
      failure.value = error instanceof ApiError ? error : offline()
    }
    checking.value = false
  }

  watch([question, active], () => {
    clearTimeout(timer)
    abort?.abort()
    if (!active.value) return
    // Another request needs another key; the same one sent twice must stay one booking.
    key = requestKey()
    checking.value = question.value !== ''
    timer = setTimeout(() => void check(), WAIT)
  })
  watch(() => [draft.resources, draft.date, draft.start, draft.end], () => { draft.confirm = []; refusal.value = null }, { deep: true })

  function begin(from: Partial<Draft>): void {
    Object.assign(draft, emptyDraft(), from)
    decision.value = null
    failure.value = null
    refusal.value = null
    active.value = true
  }
  return { draft, decision, checking, failure, refusal, active, request, begin, recheck: check, idempotencyKey: () => key, renewKey: () => { key = requestKey() } }
}

export type DraftModel = ReturnType<typeof useDraft>
