// The typed client. The access token lives in this module and nowhere else; the refresh
// cookie is out of reach of scripts.
import createClient from 'openapi-fetch'
import { ApiError, offline, toApiError } from './problem'
import type { paths, Session } from './types'

const BASE = '/api/v1'
let token = ''
let language = 'zh-CN'
let onLost: () => void = () => {}
let onPasswordDue: () => void = () => {}
let refreshing: Promise<Session | null> | null = null

export const setToken = (value: string): void => void (token = value)
export const setLanguage = (value: string): void => void (language = value)
/** Called when a call is refused and the cookie gives no new token either. */
export const whenSessionLost = (act: () => void): void => void (onLost = act)

/** Called when the server answers nothing until the password is changed. */
export const whenPasswordDue = (act: () => void): void => void (onPasswordDue = act)

/** One refresh at a time: the cookie rotates, and a second use of the old one ends the session. */
export function refresh(): Promise<Session | null> {
  refreshing ??= fetch(`${BASE}/auth/refresh`, { method: 'POST', headers: { 'Accept-Language': language } })
    .then(async (reply) => {
      if (!reply.ok) return null
      const session = (await reply.json()) as Session
      token = session.access_token
      return session
    })
    .catch(() => null)
    .finally(() => { refreshing = null })
  return refreshing
}

async function send(request: Request): Promise<Response> {
  const attempt = (): Promise<Response> => {
    const copy = request.clone()
    copy.headers.set('Accept-Language', language)
    if (token) copy.headers.set('Authorization', `Bearer ${token}`)
    return fetch(copy)
  }
  const used = token
  const reply = await attempt()
  if (reply.status !== 401 || /\/auth\/(login|refresh|logout)$/.test(request.url)) return reply
  // Another call may have renewed it meanwhile.
  if (token === used && !(await refresh())) {
    token = ''
    onLost()
    return reply
  }
  return attempt()
}

export const client = createClient<paths>({ baseUrl: BASE, fetch: send })

/** The body of a good reply; everything else is thrown as an ApiError. */
export async function unwrap<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let result
  try {
    result = await call
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw error instanceof ApiError ? error : offline()
  }
  if (!result.response.ok) {
    const error = toApiError(result.response.status, result.error)
    if (error.key === 'must_change_password') onPasswordDue()
    throw error
  }
  return result.data as T
}

export async function signOut(): Promise<void> {
  const bearer: HeadersInit = token ? { Authorization: `Bearer ${token}` } : {}
  token = ''
  await fetch(`${BASE}/auth/logout`, { method: 'POST', headers: bearer }).catch(() => undefined)
}

/** Every page of a list, for the few lists that are shown whole. */
export async function all<T>(page: (cursor?: string) => Promise<{ items: T[]; next_cursor?: string | null }>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const reply = await page(cursor)
    items.push(...reply.items)
    cursor = reply.next_cursor ?? undefined
  } while (cursor && items.length < 5000)
  return items
}
