import { expect, it } from 'vitest'
import type { Booking } from '@/api/types'
import { reached } from './acts'

const booking = (id: string, start: string, series: string | null = 'S'): Booking => ({ id, start, series_id: series }) as Booking

it('reaches as much of a series as the scope says', () => {
  const [a, b, c, other] = [booking('a', '2026-11-03T08:20'), booking('b', '2026-11-10T08:20'), booking('c', '2026-11-17T08:20'), booking('x', '2026-11-18T08:20', null)]
  const list = [a!, b!, c!, other!]
  expect(reached(b!, 'this', list)).toEqual(['b'])
  expect(reached(b!, 'following', list)).toEqual(['b', 'c'])
  expect(reached(b!, 'all', list)).toEqual(['b', 'a', 'c'])
  expect(reached(other!, 'all', list)).toEqual(['x'])
})
