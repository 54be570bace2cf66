// What a person is typing into a booking. It outlives the dialog, so that a refusal loses nothing.
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { ApiError, offline } from '@/api/problem'
import { checkBooking } from '@/api/queries'
import type { BookingRequest, Conflict, Decision, Recurrence } from '@/api/types'
import { requestKey } from '@/lib/key'
import { planOf, type Choices, type Parity } from '@/lib/series'
import { clockOf, localInstant } from '@/lib/time'

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
  /** Empty: once. */
  repeat: Parity | ''
  until: string
  choices: Choices
}

/** What the day at hand says of the slot: how a series is to be asked for. */
export interface SlotFacts {
  /** The weekday whose timetable is taught: not that of the date on a make-up day. */
  weekday: number
  /** The periods that the slot covers exactly; empty where it goes by the clock. */
  periods: string[]
  /** Where the school has two stages with bells of their own. */
  stage: string
}

export const emptyDraft = (): Draft => ({
  resources: [], date: '', start: null, end: null, school: '', title: '', purpose: 'ad_hoc', classGroup: '', headcount: null, adults: null, quantity: 1, confirm: [],
  repeat: '', until: '', choices: {},
})

/** The request that a draft stands for, or null while it has no slot yet. */
export function toRequest(draft: Draft, facts: SlotFacts): BookingRequest | null {
  if (draft.resources.length === 0 || !draft.date || draft.start === null || draft.end === null || draft.end <= draft.start || !draft.school) return null
  const request: BookingRequest = { resources: [...draft.resources], school: draft.school, title: draft.title.trim(), purpose: draft.purpose }
  if (draft.repeat) {
    if (!draft.until) return null
    Object.assign(request, series(draft, draft.repeat, facts))
  } else {
    request.start = localInstant(draft.date, draft.start)
    request.end = localInstant(draft.date, draft.end)
  }
  if (draft.quantity > 1) request.quantity = draft.quantity
  if (draft.classGroup) request.class_group = draft.classGroup
  if (draft.headcount) request.headcount = draft.headcount
  if (draft.adults) request.adults = draft.adults
  if (draft.confirm.length > 0) request.confirm = [...draft.confirm]
  return request
}

function series(draft: Draft, parity: Parity, facts: SlotFacts): Partial<BookingRequest> {
  const recurrence: Recurrence = { weekday: facts.weekday, parity, from: draft.date, until: draft.until }
  // By periods, so that each date has the bells of its own day.
  if (facts.periods.length > 0) recurrence.periods = facts.periods
  else Object.assign(recurrence, { start: clockOf(draft.start!), end: clockOf(draft.end!) })
  const plan = planOf(draft.choices, draft.date, draft.until)
  return { recurrence, ...(facts.stage && facts.periods.length > 0 ? { stage: facts.stage } : {}), ...(plan.length > 0 ? { plan } : {}) }
}

/** Warnings that still want a tick before the server lets the request through. */
export const warningsOf = (conflicts: readonly Conflict[]): Conflict[] => conflicts.filter((c) => c.severity === 'warn')

const WAIT = 260

export function useDraft() {
  const draft = reactive<Draft>(emptyDraft())
  const facts = shallowRef<SlotFacts>({ weekday: 1, periods: [], stage: '' })
  const decision = shallowRef<Decision | null>(null)
  const checking = ref(false)
  const failure = shallowRef<ApiError | null>(null)
  /** The refusal of the last real attempt; cleared by the next change. */
  const refusal = shallowRef<ApiError | null>(null)
  const active = ref(false)
  let sent = { body: '', key: '' }
  let abort: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const request = computed(() => toRequest(draft, facts.value))
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
    checking.value = question.value !== ''
    timer = setTimeout(() => void check(), WAIT)
  })
  watch(() => [draft.resources, draft.date, draft.start, draft.end, draft.repeat], () => { draft.confirm = []; draft.choices = {}; refusal.value = null }, { deep: true })
  watch(() => [draft.until, draft.choices], () => { refusal.value = null }, { deep: true })

  function begin(from: Partial<Draft>): void {
    Object.assign(draft, emptyDraft(), from)
    decision.value = null
    failure.value = null
    refusal.value = null
    active.value = true
  }
  /** What is really sent: a plan names the state that it answers. */
  function toSend(): BookingRequest | null {
    const body = request.value
    return body?.plan ? { ...body, plan_version: decision.value?.plan_version } : body
  }
  /** The same request sent twice must stay one booking; another one needs another key. */
  function idempotencyKey(body: BookingRequest): string {
    const text = JSON.stringify(body)
    if (sent.body !== text) sent = { body: text, key: requestKey() }
    return sent.key
  }
  return { draft, facts, decision, checking, failure, refusal, active, request, begin, recheck: check, toSend, idempotencyKey, renewKey: () => { sent.body = '' } }
}

export type DraftModel = ReturnType<typeof useDraft>
