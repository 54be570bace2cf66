import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { CalendarItem, Resource } from '@/api/types'
import { bellColumns } from '@/lib/axis'
import { buildRow, groupByResource } from '@/lib/occurrences'
import ResourceTimeline from './ResourceTimeline.vue'
import type { DayRow } from './useDay'

const columns = bellColumns(['08', '09', '10', '11'].map((h, i) => ({ code: `P${i + 1}`, name: `Lesson ${i + 1}`, kind: 'lesson', start: `${h}:00`, end: `${Number(h) + 1}:00` })), 8 * 60, 12 * 60)
const taken = { booking_id: 'b1', resource: 'R0', start: '2026-11-03T10:00:00+08:00', end: '2026-11-03T11:00:00+08:00', status: 'approved', kind: 'booking', title: 'Choir' } as CalendarItem
const rows = Array.from({ length: 300 }, (_, i): DayRow => {
  const resource = { code: `R${i}`, name: `Room ${i}`, alloc: 'exclusive', parent: null, parts: [], type: 'art_room', capacity: 40 } as unknown as Resource
  return { ...buildRow(resource, groupByResource([taken]), columns, { date: '2026-11-03', pastUntil: 0, closed: false }), shared: columns.map(() => true) }
})

async function setup() {
  const wrapper = mount(ResourceTimeline, { attachTo: document.body, props: { rows, columns, label: 'grid', loading: false, nowMinute: null } })
  // Nothing is drawn before the width is known.
  expect(wrapper.find('[data-row]').exists()).toBe(false)
  await nextTick()
  const key = async (name: string, shiftKey = false): Promise<void> => {
    await (document.activeElement as HTMLElement).dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }))
    await nextTick()
    await nextTick()
  }
  return { wrapper, key }
}

describe('ResourceTimeline', () => {
  beforeEach(() => { document.body.innerHTML = '' })

  it('has one tab stop and draws a window of its rows only', async () => {
    const { wrapper } = await setup()
    expect(wrapper.findAll('[tabindex="0"]')).toHaveLength(1)
    expect(wrapper.findAll('[data-row]').length).toBeLessThan(30)
    expect(wrapper.get('[role=grid]').attributes('aria-rowcount')).toBe('301')
  })

  it('chooses periods by keyboard, stopping at the next booking', async () => {
    const { wrapper, key } = await setup()
    wrapper.get<HTMLElement>('[tabindex="0"]').element.focus()
    await key('ArrowRight', true)
    await key('ArrowRight', true)
    await key('Enter')
    expect(wrapper.emitted('choose')).toEqual([[{ resource: 'R0', start: 480, end: 600 }]])
  })

  it('shows a taken cell instead of booking it, and speaks', async () => {
    const { wrapper, key } = await setup()
    wrapper.get<HTMLElement>('[tabindex="0"]').element.focus()
    await key('ArrowRight')
    await key('ArrowRight')
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Choir')
    await key('Enter')
    expect(wrapper.emitted('choose')).toBeUndefined()
    expect(wrapper.emitted('inspect')).toHaveLength(1)
  })

  it('keeps focus on a cell far down, outside the first window', async () => {
    const { wrapper, key } = await setup()
    wrapper.get<HTMLElement>('[tabindex="0"]').element.focus()
    await key('ArrowDown')
    for (let i = 0; i < 3; i++) await key('PageDown')
    expect((document.activeElement as HTMLElement).dataset.cell).toMatch(/^\d+:0$/)
    expect(wrapper.findAll('[tabindex="0"]')).toHaveLength(1)
  })
})
