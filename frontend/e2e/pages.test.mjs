// Every page in light, dark and on a phone: no violation, no sideways scroll, nothing from
// elsewhere; everything once in English.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { base, decided, openDay, shot, signIn, start, unexpected, violations } from './browser.mjs'

const DAY = '2026-11-03'
const HAN = /[\u3400-\u9fff]/
const PATHS = [`/calendar?school=S01&date=${DAY}`, '/calendar?school=S01&date=2026-10-10', '/calendar?school=S07&date=2026-10-10', '/calendar?school=S01&date=2026-10-01', `/calendar?school=S04&date=${DAY}`, '/calendar?school=%40district&date=2026-11-06', ...['week', 'month', 'list'].map((view) => `/calendar?school=S01&date=${DAY}&view=${view}`), '/calendar?school=S01&date=2026-10-10&view=week', '/calendar?school=%40district&date=2026-11-06&view=list', '/bookings', '/bookings/B001', '/bookings/B-NONE', '/approvals', '/stats', '/password', '/no-such-page']
const slug = (path) => path.replace(/\W+/g, '-').replace(/^-/, '')
const settled = async (page) => {
  await page.waitForFunction(() => document.querySelector('h1, h2') && document.querySelectorAll('.boot, .skel, [aria-busy=true]').length === 0)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

for (const [name, options] of [
  ['light', {}], ['dark-en', { dark: true, lang: 'en' }], ['phone', { width: 390, height: 844 }], ['narrow-dark-en', { width: 320, height: 640, dark: true, lang: 'en' }],
]) {
  test(`every page, ${name}`, { timeout: 110_000 }, async (t) => {
    const { page, complaints } = await start(t, options)
    await page.goto(base + '/login')
    await settled(page)
    assert.deepEqual(await violations(page), [])
    await shot(page, `${name}-login`)
    await signIn(page, 'u01')
    const untranslated = []
    for (const path of PATHS) {
      await page.goto(base + path)
      await settled(page)
      assert.deepEqual([path, await violations(page)], [path, []])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(wide <= 0, `${path} scrolls sideways by ${wide}`)
      if (options.lang === 'en') {
        // What people wrote stays as it is and says so: lang="zh-CN".
        const han = await page.evaluate(() => {
          const found = []
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
          while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('[lang="zh-CN"], script, style, noscript')) found.push(walk.currentNode.data)
          return found
        })
        untranslated.push(...han.filter((text) => HAN.test(text)).map((text) => `${path}: ${text.trim()}`))
      }
      await shot(page, `${name}-${slug(path)}`)
    }
    assert.deepEqual([...new Set(untranslated)], [], 'Chinese in the English page')
    // What opens: dates, schools, account; the booking's panel; the dialog.
    await page.goto(`${base}/calendar?school=S01&date=${DAY}`)
    await settled(page)
    for (const opener of ['.cal-date', '.sw', '.who']) {
      await page.click(opener)
      await page.waitForSelector('.pop')
      await settled(page)
      assert.deepEqual([opener, await violations(page)], [opener, []])
      await shot(page, `${name}-open${opener.replace('.', '-')}`)
      await page.keyboard.press('Escape')
      await page.waitForSelector('.pop', { state: 'detached' })
    }
    assert.deepEqual(unexpected(complaints, 404), [])
  })
}

test('a week by keyboard opens the day on the place; single keys change the view', { timeout: 60_000 }, async (t) => {
  const { page, complaints } = await start(t)
  await signIn(page, 'u13')
  await page.goto(`${base}/calendar?school=S01&date=${DAY}&view=week`)
  await page.waitForSelector('.wk-grid[aria-busy=false]')
  const first = page.locator('[data-day][tabindex="0"]')
  assert.equal(await first.count(), 1)
  await first.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const name = await page.locator('.wk-row:has(:focus) .wk-name b').textContent()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.matches('[data-cell]'))
  assert.ok((await page.evaluate(() => document.activeElement.ariaLabel)).startsWith(name))
  assert.equal(new URL(page.url()).searchParams.get('view'), null)
  assert.equal(new URL(page.url()).searchParams.get('date'), '2026-11-03')
  await page.keyboard.press('m')
  await page.waitForSelector('.mh[aria-busy=false] .mh-day')
  await page.click('.cal-find input')
  await page.keyboard.press('l')
  assert.equal(new URL(page.url()).searchParams.get('view'), 'month')
  await page.fill('.cal-find input', '')
  await page.locator('.mh-day:not(.other)').nth(8).click()
  await page.waitForSelector('[role=grid][aria-busy=false] [data-cell]')
  assert.equal(new URL(page.url()).searchParams.get('date'), '2026-11-09')
  assert.deepEqual(complaints, [])
})

test('everything once in English', { timeout: 60_000 }, async (t) => {
  const { page, complaints } = await start(t, { lang: 'en' })
  await signIn(page, 'u22')
  await openDay(page, 'S02', '2026-11-05')
  const from = page.locator('[data-cell][aria-label^="\u8db3\u7403\u573a, Period"][aria-label$=", free"]').first()
  await from.click()
  await decided(page, 'good')
  await page.fill('#book-title', 'Football club')
  await shot(page, 'english-dialog')
  const said = await page.evaluate(() => [...document.querySelectorAll('.dec, .dlg-foot, .book .label, .rep')].map((el) => el.textContent).join(' '))
  assert.ok(!HAN.test(said.replace(/\u5b9e\u5c0f.*/g, '')), said)
  await page.click('[form=book]')
  await page.waitForSelector('.toast.good')
  await page.locator('.bar.mine', { hasText: 'Football' }).first().click()
  await page.waitForSelector('.facts')
  assert.deepEqual(await violations(page), [])
  await shot(page, 'english-panel')
  await page.locator('.dlg-foot .danger').click()
  await page.waitForSelector('.toast-act')
  await page.locator('.toast-act').last().click()
  await page.click('.cal-feed')
  await page.click('.feed .primary')
  const url = await page.inputValue('#feed-url')
  assert.match(await (await fetch(url)).text(), /^BEGIN:VCALENDAR\r\n/)
  await shot(page, 'english-feed')
  assert.deepEqual(unexpected(complaints), [])
})

test('a calendar that does not come says so and comes when asked again', { timeout: 60_000 }, async (t) => {
  const { page, complaints } = await start(t)
  await signIn(page, 'u13')
  await settled(page)
  await page.route('**/api/v1/calendar*', (route) => route.abort())
  await page.goto(`${base}/calendar?school=S01&date=${DAY}`)
  await page.waitForSelector('.empty[role=alert]')
  assert.deepEqual(await violations(page), [])
  await shot(page, 'offline')
  await page.unroute('**/api/v1/calendar*')
  await page.click('.empty .primary')
  await page.waitForSelector('.bar')
  assert.deepEqual(complaints.filter((text) => !text.includes('ERR_FAILED')), [])
})

test('a one-time password is replaced first; a session that ends says so and comes back', { timeout: 60_000 }, async (t) => {
  const out = execFileSync(process.env.XIAOXIANG_E2E_BINARY, ['user', 'add', 'newcomer', '--name', '\u65b0\u7ba1\u7406\u5458'], { env: { ...process.env, XIAOXIANG_DB: process.env.XIAOXIANG_E2E_DATABASE }, encoding: 'utf8' })
  const { context, page, complaints } = await start(t)
  const once = out.split('\n').map((line) => line.trim().split(/\s+/).at(-1)).filter(Boolean)
  await page.goto(base + '/stats')
  await page.waitForSelector('.login-form')
  for (const secret of once) {
    await page.fill('#login-user', 'newcomer')
    await page.fill('#login-password', secret)
    const reply = page.waitForResponse((r) => r.url().endsWith('/auth/login'))
    await page.click('.login-form [type=submit]')
    if ((await reply).status() === 200) {
      await page.waitForSelector('.pass')
      await page.fill('#pass-current', secret)
      break
    }
  }
  assert.equal(new URL(page.url()).pathname, '/password')
  assert.deepEqual(await violations(page), [])
  await page.fill('#pass-next', 'short')
  await page.fill('#pass-again', 'short')
  await page.click('.pass [type=submit]')
  await page.waitForSelector('.pass .err')
  await shot(page, 'password-forced')
  await page.fill('#pass-next', 'Newcomer-9-no')
  await page.fill('#pass-again', 'Newcomer-9-no')
  await page.click('.pass [type=submit]')
  await page.waitForSelector('.pass .err')
  await page.fill('#pass-next', 'Wasser-und-Brot-9')
  await page.fill('#pass-again', 'Wasser-und-Brot-9')
  await page.click('.pass [type=submit]')
  await page.waitForURL((url) => url.pathname === '/stats')
  // A reload keeps the session; without the cookie the next call ends it.
  await page.reload()
  await page.waitForSelector('.page-head')
  await context.clearCookies()
  await page.reload()
  await page.waitForSelector('.login-form')
  await shot(page, 'session-ended')
  await page.fill('#login-user', 'newcomer')
  await page.fill('#login-password', 'Wasser-und-Brot-9')
  await page.click('.login-form [type=submit]')
  await page.waitForURL((url) => url.pathname === '/stats')
  assert.deepEqual(unexpected(complaints, 401, 422), [])
})
