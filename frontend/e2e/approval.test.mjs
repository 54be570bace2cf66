// A hazardous laboratory: the technician first, then the school's office; each in turn, a reason for a no.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base, cell, decided, openDay, shot, signIn, slotFor, start, unexpected, violations } from './browser.mjs'

const LAB = '\u5316\u5b66\u5b9e\u9a8c\u5ba4\u4e00' // R022 of S04

async function request(page, title) {
  const days = ['2026-11-04', '2026-11-06', '2026-11-11', '2026-11-13', '2026-11-18', '2026-11-20', '2026-11-25']
  const { date, from } = await slotFor('u62', 'pending', { resources: ['R022'], school: 'S06', purpose: 'lesson' }, days, [['14:00', '14:45'], ['14:55', '15:40']])
  await openDay(page, 'S04', date)
  await cell(page, LAB, from).click()
  await decided(page)
  await page.selectOption('.dlg select >> nth=1', 'lesson')
  await page.fill('#book-title', title)
  await decided(page, 'wait')
}

test('approvals in order, and a refusal with its reason', { timeout: 90_000 }, async (t) => {
  const teacher = await start(t)
  await signIn(teacher.page, 'u62')
  const technician = await start(t)
  await signIn(technician.page, 'u42')
  // A no needs a reason, and the teacher reads it.
  const other = '\u4e5d\u5e74\u7ea7\u91d1\u5c5e\u6d3b\u52a8\u6027\u5b9e\u9a8c'
  await request(teacher.page, other)
  await teacher.page.click('[form=book]')
  await teacher.page.waitForSelector('.toast.good')
  await technician.page.goto(base + '/approvals')
  const wanted = technician.page.locator('.bc', { hasText: other })
  await wanted.locator('.btn', { hasText: '\u9a73\u56de' }).click()
  await technician.page.waitForSelector('.rej')
  assert.deepEqual(await violations(technician.page), [])
  await shot(technician.page, 'approval-reject')
  await wanted.locator('.rej .primary, .rej [type=submit]').first().click()
  assert.ok(await wanted.locator('.err').count(), 'without a reason it is not sent')
  await wanted.locator('textarea').fill('\u836f\u54c1\u672a\u5230\u8d27\uff0c\u8bf7\u6539\u7ea6\u4e0b\u5468')
  await wanted.locator('.rej .primary, .rej [type=submit]').first().click()
  await wanted.waitFor({ state: 'detached' })
  await teacher.page.goto(base + '/bookings')
  await teacher.page.click('.seg-one >> nth=1')
  await teacher.page.locator('.bc', { hasText: other }).locator('a').first().click()
  await teacher.page.waitForSelector('.facts:has-text("\u836f\u54c1\u672a\u5230\u8d27")')
  await shot(teacher.page, 'approval-rejected')

  // The slot is free again: now both say yes, one after the other.
  const title = '\u4e5d\u5e74\u7ea7\u9178\u78b1\u4e2d\u548c\u5b9e\u9a8c'
  await request(teacher.page, title)
  // Whom it goes to and until when stands there before anything is sent.
  const said = await teacher.page.textContent('.dec')
  assert.match(said, /\u5b9e\u9a8c\u5458.*\u518d.*\u6559\u52a1/)
  await shot(teacher.page, 'approval-asked')
  await teacher.page.click('[form=book]')
  await teacher.page.waitForSelector('.toast.good')
  await teacher.page.waitForSelector(`.bar.pending:has-text("${title.slice(0, 3)}")`)

  const office = await start(t)
  await signIn(office.page, 'u41')
  await office.page.goto(base + '/approvals')
  await office.page.waitForSelector('.page-head')
  await office.page.waitForLoadState('networkidle')
  assert.equal(await office.page.locator('.bc', { hasText: title }).count(), 0, 'not yet the office\u2019s turn')

  await technician.page.goto(base + '/approvals')
  const first = technician.page.locator('.bc', { hasText: title })
  await first.waitFor()
  assert.deepEqual(await violations(technician.page), [])
  await shot(technician.page, 'approvals')
  await first.locator('.btn.primary').click()
  await first.waitFor({ state: 'detached' })

  await office.page.reload()
  const second = office.page.locator('.bc', { hasText: title })
  await second.locator('a').first().click()
  await office.page.waitForSelector('.steps')
  await shot(office.page, 'approval-steps')
  await office.page.locator('.one-acts .primary').click()
  await office.page.waitForSelector('.toast.good')
  await teacher.page.goto(base + '/bookings')
  await teacher.page.locator('.bc', { hasText: title }).waitFor()
  assert.equal(await teacher.page.locator('.bc', { hasText: title }).locator('.tag.pending').count(), 0, 'it stands now')

  for (const { complaints } of [teacher, technician, office]) assert.deepEqual(unexpected(complaints), [])
})
