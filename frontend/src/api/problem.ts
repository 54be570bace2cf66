// Every failure of the server as one error type, whatever went wrong on the way.
import type { Problem } from './types'

export class ApiError extends Error {
  constructor(readonly status: number, readonly problem: Problem) {
    super(problem.detail || problem.title || String(status))
    this.name = 'ApiError'
  }

  /** The stable word of the refusal, e.g. "resource_overlap". */
  get key(): string {
    return this.problem.key ?? ''
  }
}

/** Status 0: no answer came at all. */
export const offline = (): ApiError => new ApiError(0, { key: 'offline' })

export function toApiError(status: number, body: unknown): ApiError {
  const problem: Problem = body !== null && typeof body === 'object' ? (body as Problem) : {}
  return new ApiError(status, problem)
}

/** Field to sentence; "resources[0]" and "body.resources" both belong to the field "resources". */
export function fieldErrors(error: unknown): Record<string, string> {
  const fields: Record<string, string> = {}
  if (!(error instanceof ApiError)) return fields
  for (const { field, detail } of error.problem.errors ?? []) {
    const name = field.replace(/^body\./, '').replace(/[[.].*$/, '')
    fields[name] ??= detail
  }
  return fields
}
