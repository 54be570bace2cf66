// A weekly series with a clash: each date has its row and its choice; a plan made on an older state is checked anew.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { api, base, cell, decided, openDay, shot, signIn, start, unexpected, violations } from './browser.mjs'

const ROOM = '\u5f55\u64ad\u6559\u5ba4' // R006 of S01
const PERIODS = [['P6', '14:55', '15:35'], ['P1', '08:20', '09:00'], ['P4', '11:20', '12:00'], ['P2', '09:30', '10:10'], ['AS2', '17:00', '18:00']]
const plus = (date, days) => new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const words = (date) => `${Number(date.slice(5, 7))}\u6708${Number(date.slice(8))}\u65e5`
const TITLE = '\u4e94\u5e74\u7ea7\u5f55\u64ad\u7814\u8ba8'

test('a series with a clash is resolved date by date; a change meanwhile loses nothing', { timeout: 90_000 }, async (t) => {
  // Four weeks that are free as they are, wherever the demo has left them.
  const candidates = [3, 1, 5, 2, 4].flatMap((weekday) => PERIODS.map(([period, from, to]) => ({ weekday, period, from, to, first: `2026-11-0${weekday + 1}` })))
  let found
  for (const one of candidates) {
    const asked = { resources: ['R006'], school: 'S01', title: '-', purpose: 'ad_hoc', recurrence: { weekday: one.weekday, periods: [one.period], parity: 'all', from: one.first, until: plus(one.first, 21) } }
    const { body } = await api('u13', 'POST', '/bookings/check', asked)
    if (body.decision === 'auto_approved' && body.conflicts.length === 0) { found = one; break }
  }
  assert.ok(found, 'the recording studio has four free weeks')
  const [, second, third, fourth] = [0, 7, 14, 21].map((days) => plus(found.first, days))
  const clash = (date) => ({ resources: ['R006'], school: 'S01', start: `${date}T${found.from}`, end: `${date}T${found.to}`, title: '\u6821\u672c\u57f9\u8bad', purpose: 'joint_training', teacher: null })
  assert.equal((await api('u11', 'POST', '/bookings', clash(third))).status, 201)
  const { page, complaints } = await start(t)
  await signIn(page, 'u13')
  await openDay(page, 'S01', found.first)
  await cell(page, ROOM, found.from).click()
  await decided(page, 'good')
  await page.fill('#book-title', TITLE)
  await page.locator('.rep .seg-one', { hasText: '\u6bcf\u5468' }).click()
  await decided(page)
  await page.selectOption('.rep select', fourth)
  await decided(page, 'bad')
  assert.equal(await page.locator('.ser-row').count(), 4)
  const row = page.locator('.ser-row', { hasText: words(third) })
  await row.locator('.ser-why').waitFor()
  assert.ok(await page.locator('[form=book]').isDisabled())
  assert.deepEqual(await violations(page), [])
  await shot(page, 'series-clash')

  // Moved to one of the offers; another date is skipped and taken back.
  await row.locator('.ser-acts .link').first().click()
  await row.locator('.ser-offers .chip').first().waitFor()
  await shot(page, 'series-offers')
  await row.locator('.ser-offers .chip').first().click()
  await decided(page, 'good')
  const last = page.locator('.ser-row', { hasText: words(fourth) })
  await last.locator('.ser-acts .link').click()
  await decided(page, 'good')
  assert.match(await page.textContent('[form=book]'), /3/)

  // Someone takes one more date before this is sent.
  assert.equal((await api('u11', 'POST', '/bookings', clash(second))).status, 201)
  await page.click('[form=book]')
  await page.waitForSelector('.dec-refused')
  await decided(page, 'bad')
  assert.equal(await page.inputValue('#book-title'), TITLE)
  assert.equal(await page.locator('.ser-row.moved').count(), 1, 'the choices stand')
  assert.equal(await page.locator('.ser-row.bad').count(), 1, 'the new clash is shown')
  await shot(page, 'series-changed')
  await page.locator('.ser-row.bad .ser-acts .link').last().click()
  await decided(page, 'good')
  await page.click('[form=book]')
  await page.waitForSelector('.toast.good')
  await page.goto(base + '/bookings')
  await page.locator('.bc', { hasText: TITLE }).first().waitFor()
  assert.equal(await page.locator('.bc', { hasText: TITLE }).count(), 2)

  // Cancelled from the first on, taken back, and then as a whole.
  await page.locator('.bc', { hasText: TITLE }).first().locator('a').click()
  await page.selectOption('.cx-scope', 'following')
  assert.deepEqual(await violations(page), [])
  await shot(page, 'series-cancel')
  await page.click('.cx .danger')
  await page.locator('.toast-act').click()
  await page.selectOption('.cx-scope', 'all')
  const sent = page.waitForResponse((r) => r.url().endsWith('/cancel'))
  await page.click('.cx .danger')
  assert.equal((await sent).status(), 200)
  await page.goto(base + '/bookings')
  await page.waitForSelector('.bc, .empty')
  assert.equal(await page.locator('.bc', { hasText: TITLE }).count(), 0)
  assert.deepEqual(unexpected(complaints, 409), [])
})
