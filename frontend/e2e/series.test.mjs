// A weekly series with a clash: each date has its row and its choice; a plan made on an older state is checked anew.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { api, base, cell, decided, openDay, shot, signIn, start, unexpected, violations } from './browser.mjs'

const ROOM = '\u5f55\u64ad\u6559\u5ba4' // R006 of S01
const TITLE = '\u4e94\u5e74\u7ea7\u5f55\u64ad\u7814\u8ba8'

test('a series with a clash is resolved date by date; a change meanwhile loses nothing', { timeout: 90_000 }, async (t) => {
  const clash = { resources: ['R006'], school: 'S01', start: '2026-11-18T14:55', end: '2026-11-18T15:35', title: '\u6821\u672c\u57f9\u8bad', purpose: 'joint_training' }
  assert.equal((await api('u11', 'POST', '/bookings', clash)).status, 201)
  const { page, complaints } = await start(t)
  await signIn(page, 'u13')
  await openDay(page, 'S01', '2026-11-04')
  await cell(page, ROOM, '14:55').click()
  await decided(page, 'good')
  await page.fill('#book-title', TITLE)
  await page.locator('.rep .seg-one', { hasText: '\u6bcf\u5468' }).click()
  await decided(page)
  await page.selectOption('.rep select', '2026-11-25')
  await decided(page, 'bad')
  assert.equal(await page.locator('.ser-row').count(), 4)
  const row = page.locator('.ser-row', { hasText: '11\u670818\u65e5' })
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
  const last = page.locator('.ser-row', { hasText: '11\u670825\u65e5' })
  await last.locator('.ser-acts .link').click()
  await decided(page, 'good')
  assert.match(await page.textContent('[form=book]'), /3/)

  // Someone takes one more date before this is sent.
  const later = { ...clash, start: '2026-11-11T14:55', end: '2026-11-11T15:35' }
  assert.equal((await api('u11', 'POST', '/bookings', later)).status, 201)
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
  assert.deepEqual(unexpected(complaints, 409), [])
})
