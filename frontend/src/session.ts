// Who is here and what time it is: the few facts that every page shares.
import type { QueryClient } from '@tanstack/vue-query'
import { computed, ref, shallowRef } from 'vue'
import { client, refresh, setToken, signOut as endSession, unwrap, whenPasswordDue, whenSessionLost } from '@/api/client'
import type { About, Me } from '@/api/types'
import { flushAll } from '@/lib/undo'
import { serverClock, wallOf } from '@/lib/time'

export const about = shallowRef<About | null>(null)
export const me = shallowRef<Me | null>(null)
/** Set when the server could not be reached at the start. */
export const unreachable = ref(false)

// Only a hint that a refresh cookie may exist, so that a first visit makes no failing call.
const HINT = 'xx.session'
const store = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch { /* storage closed: nothing is remembered */ }
}
export const recall = (key: string): string | null => {
  try { return localStorage.getItem(key) } catch { return null }
}
export const remember = store

let clock: (at: number) => string = serverClock(new Date().toISOString(), Date.now())
const tick = ref(Date.now())
setInterval(() => { tick.value = Date.now() }, 20_000)

/** The server's wall clock, not the browser's: a demo lives in its own autumn. */
export const now = computed(() => wallOf(clock(tick.value)))
export const today = computed(() => now.value.date)

let booted: Promise<void> | null = null

export function boot(): Promise<void> {
  booted ??= (async () => {
    const [facts, session] = await Promise.all([
      unwrap(client.GET('/about')).catch(() => null),
      recall(HINT) ? refresh() : null,
    ])
    unreachable.value = facts === null
    if (!facts) { booted = null; return }
    about.value = facts
    clock = serverClock(facts.now, Date.now())
    tick.value = Date.now()
    if (session) me.value = session.user
    else store(HINT, null)
  })()
  return booted
}

/** The session ended without being asked to: the sign-in page says so. */
export const ended = ref(false)

export async function changePassword(current: string, password: string): Promise<void> {
  const session = await unwrap(client.POST('/auth/password', { body: { current, password } }))
  setToken(session.access_token)
  me.value = session.user
}

export async function signIn(username: string, password: string): Promise<void> {
  const session = await unwrap(client.POST('/auth/login', { body: { username, password } }))
  setToken(session.access_token)
  store(HINT, '1')
  me.value = session.user
  ended.value = false
}

export async function signOut(queries: QueryClient): Promise<void> {
  flushAll()
  store(HINT, null)
  await endSession()
  me.value = null
  queries.clear()
}

export function onSessionLost(act: () => void): void {
  whenSessionLost(() => {
    store(HINT, null)
    ended.value = me.value !== null
    me.value = null
    act()
  })
}

/** The server wants a new password first, e.g. since an admin has reset it. */
export function onPasswordDue(act: () => void): void {
  whenPasswordDue(() => {
    if (!me.value || me.value.must_change_password) return
    me.value = { ...me.value, must_change_password: true }
    act()
  })
}

export const hasRole = (...roles: string[]): boolean => me.value?.roles.some((g) => roles.includes(g.role)) ?? false
export const mayApprove = computed(() => hasRole('school_admin', 'resource_manager', 'lab_technician', 'group_admin', 'district_admin', 'base_manager'))

