// A teacher signs in, books by keyboard, sees it, cancels and takes that back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base, shot, signIn, start, violations } from './browser.mjs'

const skip = base ? false : 'XIAOXIANG_URL is not set'
const DAY = '2026-11-03'
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))

/** The first free cell of the first row whose name matches, given focus. */
async function focusFree(page, name) {
  const cell = page.locator(`[data-cell][aria-label^="${name}"][aria-label$="可预约"]`).first()
  await cell.focus()
  return cell.getAttribute('data-cell')
}

test('book by keyboard, see it, cancel with undo', { skip, timeout: 90_000 }, async (t) => {
  const { context, page, complaints } = await start()
  t.after(() => context.close())
  await page.goto(base + '/login')
  await page.waitForSelector('.login-form')
  assert.deepEqual(await violations(page), [])
  await shot(page, 'login')
  await signIn(page, 'u13')
  await page.goto(`${base}/calendar?date=${DAY}&school=S01`)
  await page.waitForSelector('.bar')
  await page.waitForSelector('[role=grid][aria-busy=false]')
  assert.deepEqual(await violations(page), [])
  await shot(page, 'day')

  const cell = await focusFree(page, '舞蹈教室')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.dec-head')
  assert.deepEqual(await violations(page), [])
  await page.keyboard.press('Escape')
  await page.waitForSelector('.dlg', { state: 'detached' })
  assert.equal(await focused(page), cell, 'Escape gives focus back to the cell')

  await page.keyboard.press('Enter')
  await page.waitForSelector('.dec.good')
  const title = `舞蹈社排练 ${Date.now() % 10000}`
  await page.fill('#book-title', title)
  await shot(page, 'dialog')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.toast.good')
  await page.waitForSelector(`.bar.mine:has-text("${title}")`)
  await shot(page, 'booked')

  await page.goto(base + '/bookings')
  const card = page.locator('.bc', { hasText: title })
  await card.waitFor()
  assert.deepEqual(await violations(page), [])
  await card.locator('.btn.danger').click()
  await card.waitFor({ state: 'detached' })
  await page.click('.toast-act')
  await card.waitFor()
  // Taken back: the server never heard of it. Now for good: leaving the page sends it.
  await card.locator('.btn.danger').click()
  const sent = page.waitForResponse((r) => r.url().endsWith('/cancel'))
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')))
  assert.equal((await sent).status(), 200)
  assert.deepEqual(complaints, [])
})

for (const [name, options] of [['dark-en', { dark: true, lang: 'en' }], ['phone', { width: 390, height: 844 }], ['narrow-dark-en', { width: 320, height: 640, dark: true, lang: 'en' }]]) {
  test(`every page, ${name}: no violation, no sideways scroll, nothing from elsewhere`, { skip, timeout: 90_000 }, async (t) => {
    const { context, page, complaints } = await start(options)
    t.after(() => context.close())
    await signIn(page, 'u11')
    for (const path of ['/calendar?school=S01&date=' + DAY, '/calendar?school=S01&date=2026-10-10', '/bookings', '/approvals', '/stats', '/no-such-page']) {
      await page.goto(base + path)
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(250)
      assert.deepEqual([path, await violations(page)], [path, []])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(wide <= 0, `${path} scrolls sideways by ${wide}`)
      await shot(page, `${name}${path.replace(/\W+/g, '-')}`)
    }
    // What opens: date sheet, school list, account; on a phone a card's periods and the sheet.
    await page.goto(`${base}/calendar?school=S01&date=${DAY}`)
    await page.waitForLoadState('networkidle')
    for (const opener of ['.cal-date', '.sw', '.who']) {
      await page.click(opener)
      await page.waitForSelector('.pop')
      await page.waitForTimeout(250)
      assert.deepEqual([opener, await violations(page)], [opener, []])
      await shot(page, `${name}-open${opener.replace('.', '-')}`)
      await page.keyboard.press('Escape')
      await page.waitForSelector('.pop', { state: 'detached' })
    }
    if (options.width) {
      await page.click('.rc:has(.tag.free) .rc-head')
      await page.click('.rc-open .period:not([disabled])')
      await page.click('.rc-open .primary')
      await page.waitForSelector('.dec-head')
      assert.deepEqual(await violations(page), [])
      await shot(page, `${name}-sheet`)
    }
    assert.deepEqual(complaints, [])
  })
}

test('two people want one slot: the second loses the race and nothing that was typed', { skip, timeout: 90_000 }, async (t) => {
  const one = await start()
  const two = await start()
  t.after(() => Promise.all([one.context.close(), two.context.close()]))
  await Promise.all([signIn(one.page, 'u13'), signIn(two.page, 'u11')])
  const title = `先到先得 ${Date.now() % 10000}`
  for (const { page } of [one, two]) {
    await page.goto(`${base}/calendar?date=2026-11-05&school=S01`)
    await page.waitForSelector('[role=grid][aria-busy=false]')
    await focusFree(page, '录播教室')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.dec.good')
    await page.fill('#book-title', title)
  }
  await one.page.keyboard.press('Enter')
  await one.page.waitForSelector('.toast.good')
  await two.page.keyboard.press('Enter')
  await two.page.waitForSelector('.dec-refused')
  await two.page.waitForSelector('.dec.bad .dec-alt .chip')
  assert.equal(await two.page.inputValue('#book-title'), title)
  assert.deepEqual(await violations(two.page), [])
  await shot(two.page, 'race-lost')
  await two.page.locator('.dec-alt .chip').first().click()
  await two.page.waitForSelector('.dec:not(.bad):not(.idle):not(.dim)')
  assert.equal(await two.page.inputValue('#book-title'), title)
})
