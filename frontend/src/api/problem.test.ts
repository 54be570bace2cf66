import { describe, expect, it } from 'vitest'
import { fieldErrors, offline, toApiError } from './problem'

describe('problems', () => {
  it('keep the server\'s sentence, key and fields', () => {
    const error = toApiError(422, { title: 'x', detail: 'too late', key: 'notice_too_short', errors: [{ field: 'body.resources[0].code', key: 'k', detail: 'a' }, { field: 'headcount', key: 'k', detail: 'b' }, { field: 'headcount', key: 'k', detail: 'c' }] })
    expect(error.message).toBe('too late')
    expect(error.key).toBe('notice_too_short')
    expect(fieldErrors(error)).toEqual({ resources: 'a', headcount: 'b' })
  })
  it('survive answers that are no problem at all', () => {
    expect(toApiError(502, '<html>').message).toBe('502')
    expect(toApiError(500, undefined).key).toBe('')
    expect(fieldErrors(new Error('x'))).toEqual({})
    expect(offline().status).toBe(0)
  })
})
