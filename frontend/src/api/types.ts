// The shapes of the API in one place, by hand until the generated schema takes over:
// then `paths` comes from schema.d.ts and the names below become aliases of its components.
import type { ShareWindow } from '@/lib/share'

export interface List<T> { items: T[]; next_cursor?: string | null }
export interface DemoAccount { username: string; name: string; role: string }
export interface About {
  name: string; version: string; now: string; time_zone: string; demo: boolean
  accounts?: DemoAccount[] | null; demo_password?: string | null
}
export interface Grant { role: string; scope: string; scope_name: string; resources?: string[] | null }
export interface Me {
  id: string; code: string; username: string; name: string; district: string
  roles: Grant[]; schools: string[]; must_change_password: boolean
}
export interface Session { access_token: string; expires_in: number; user: Me }
export interface School {
  id: string; code: string; name: string; short: string; stages: string[]; support: string
  students: number; classes: number; version: number
}
export interface Group {
  id: string; code: string; name: string; kind: string; status: string; charter_status: string
  lead_school: string; members: { school: string; role: string }[]
}
export interface Resource {
  id: string; code: string; name: string; school: string | null; school_name: string; type: string
  alloc: string; parent: string | null; parts: string[]; combos: string[][]; capacity: number | null
  max_parties: number | null; quantity: number | null; unit: string; risk: string; scope: string
  buffer_before: number; buffer_after: number; notice_days: number; needs: string[]; features: string[]
  available_from: string | null; note: string
  share: { code: string; name: string; windows: ShareWindow[] } | null; visibility: string; version: number
}
export interface Period { code: string; name: string; kind: string; start: string; end: string }
export interface Bells { code: string; name: string; stage: string; periods: Period[] }
export interface DayLock { code: string; kind: string; name: string; start: string; end: string; resources: string[] }
export interface Day {
  date: string; weekday: number; term: string | null; week: number | null; parity: 'odd' | 'even' | null
  in_session: boolean; stands_for: string | null; after_school: boolean; off: boolean; kind: string; name: string
  known: boolean; bells: Bells[]; locks: DayLock[]
}
export interface CalendarItem {
  booking_id?: string | null; code?: string | null; resource: string; start: string; end: string
  status: string; kind: string; title?: string | null; mine?: boolean | null; school?: string | null
  school_name?: string | null; requester_name?: string | null; class_group_name?: string | null
  headcount?: number | null; quantity?: number | null; purpose?: string | null; lock_kind?: string | null
}
export interface ClassGroup { id: string; code: string; name: string; school: string; headcount: number }
export interface BookingRequest {
  resources: string[]; quantity?: number; school: string; start: string; end: string; title: string; purpose: string
  class_group?: string | null; headcount?: number; adults?: number; confirm?: string[]
}
export interface Conflict {
  kind: string; severity: 'hard' | 'warn' | 'info'; detail: string; subject?: string | null; with?: string | null
  start?: string | null; end?: string | null; available?: number | null
}
export interface Alternative { resource: string; start: string; end: string; why: string }
export interface Decision {
  decision: 'auto_approved' | 'pending' | 'needs_confirm' | 'rejected' | 'forbidden'
  rule?: string | null; reason?: string | null; detail?: string | null; approvers?: string[] | null
  approver_names?: string[] | null; answer_by?: string | null; conflicts?: Conflict[] | null
  alternatives?: Alternative[] | null; would_be: number
}
export interface ApprovalStep { role?: string; name?: string; approver_name?: string; status?: string; decided_at?: string | null; reason?: string | null }
export interface Booking {
  id: string; code: string; resources: string[]; resource_names: string[]; quantity: number; school: string
  school_name: string; requester: string; requester_name: string; start: string; end: string; status: string
  title: string; purpose: string; class_group?: string | null; class_group_name?: string | null
  headcount?: number | null; series_id?: string | null; rule?: string | null; approvals?: ApprovalStep[] | null
  decide_by?: string | null; version: number; created_at: string; can: string[]
}
export interface UtilisationRow {
  key: string; name?: string | null; open_minutes: number; booked_minutes: number; used_minutes: number
  own_minutes: number; lent_minutes: number; bookings: number; utilisation: number
}
export interface Problem {
  type?: string; title?: string; status?: number; detail?: string; key?: string; request_id?: string
  errors?: { field: string; key: string; detail: string }[] | null; conflicts?: Conflict[] | null
  alternatives?: Alternative[] | null
}

type Ok<T> = { responses: { 200: { content: { 'application/json': T } }; default: { content: { 'application/problem+json': Problem } } } }
type Get<Q, T> = { get: { parameters: { query?: Q } } & Ok<T> }
type Post<B, T> = { post: { parameters: { header?: { 'Idempotency-Key'?: string } }; requestBody: { content: { 'application/json': B } } } & Ok<T> }
type Act = { post: { parameters: { path: { id: string } }; requestBody: { content: { 'application/json': { reason?: string } } } } & Ok<Booking> }
type Page = { limit?: number; cursor?: string }

export interface paths {
  '/about': Get<object, About>
  '/auth/login': Post<{ username: string; password: string }, Session>
  '/me': Get<object, Me>
  '/schools': Get<Page, List<School>>
  '/groups': Get<Page, List<Group>>
  '/resources': Get<Page & { school?: string; type?: string; q?: string }, List<Resource>>
  '/class-groups': Get<Page & { school?: string }, List<ClassGroup>>
  '/days': Get<{ school?: string; from: string; to: string }, List<Day>>
  '/calendar': Get<{ school?: string; resource?: string[]; from: string; to: string }, List<CalendarItem>>
  '/bookings': Get<Page & { mine?: boolean; to_approve?: boolean; status?: string; from?: string; to?: string }, List<Booking>> & Post<BookingRequest, Booking>
  '/bookings/check': Post<BookingRequest, Decision>
  '/bookings/{id}': { get: { parameters: { path: { id: string } } } & Ok<Booking> }
  '/bookings/{id}/cancel': Act
  '/bookings/{id}/approve': Act
  '/bookings/{id}/reject': Act
  '/feeds': Post<{ resource?: string; school?: string; mine?: boolean }, { id: string; url: string }>
  '/reports/utilisation': Get<{ from: string; to: string; by: string }, { items?: UtilisationRow[]; rows?: UtilisationRow[] }>
}
