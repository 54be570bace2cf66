// A real Chromium on the real server that run.mjs started.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url))
mkdirSync(SHOTS, { recursive: true })

export const base = process.env.XIAOXIANG_URL
if (!base) throw new Error('run the journeys with npm run e2e: it starts the server')
export const password = process.env.XIAOXIANG_DEMO_PASSWORD ?? 'Xiaoxiang-demo-1'

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
after(() => browser.close())

let started = 0
/** A fresh profile; whatever the console, the policy or the network complains of is collected. */
export async function start(t, { width = 1440, height = 900, dark = false, lang = 'zh-CN' } = {}) {
  const phone = width <= 720
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', hasTouch: phone, isMobile: phone, deviceScaleFactor: phone ? 2 : 1,
    // Elsewhere on purpose: school days must not move with the browser's zone.
    reducedMotion: 'reduce', timezoneId: 'America/New_York', locale: 'en-US',
  })
  const page = await context.newPage()
  // The last thing that a journey saw is what one wants to see where it failed.
  t.after(async () => {
    await page.screenshot({ path: join(SHOTS, `last-${t.name.slice(0, 40).replace(/\W+/g, '-')}${++started}.png`) }).catch(() => {})
    await context.close()
  })
  page.setDefaultTimeout(15_000)
  const complaints = []
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) complaints.push(`${m.text()} ${m.location().url ?? ''}`) })
  page.on('pageerror', (e) => complaints.push(String(e)))
  page.on('request', (r) => { if (!r.url().startsWith(base)) complaints.push(`another host: ${r.url()}`) })
  await page.addInitScript((to) => {
    if (!localStorage.getItem('xx.lang')) localStorage.setItem('xx.lang', to)
    document.addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`))
  }, lang)
  return { context, page, complaints }
}

/** The refusals that a journey provokes are logged by the browser; everything else is a complaint. */
export const unexpected = (complaints, ...statuses) => complaints.filter((text) => !statuses.some((s) => text.includes(`status of ${s}`)))

export async function signIn(page, user, secret = password) {
  await page.goto(base + '/login')
  await page.fill('#login-user', user)
  await page.fill('#login-password', secret)
  await page.click('.login-form [type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

/** The day of a school, drawn and settled. */
export async function openDay(page, school, date) {
  await page.goto(`${base}/calendar?date=${date}&school=${school}`)
  await page.waitForSelector('[aria-busy=false]:is([role=grid], .cards)')
}

/** The cell of a resource's row in a period's column, e.g. ('\u4f53\u80b2\u9986\u00b7\u897f\u534a\u573a', '15:50'). */
export const cell = (page, resource, from) => page.locator(`[data-cell][aria-label*="${resource}"][aria-label*=" ${from} "]`)

/** Draws a selection with the mouse from one cell to another. */
export async function drag(page, from, to) {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()]
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2)
  await page.mouse.down()
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 4 })
  await page.mouse.up()
}

/** The decision on what the dialog holds now, not on what it held before. */
export const decided = (page, tone) => page.waitForSelector(`.dec${tone ? `.${tone}` : ':not(.idle)'}[aria-busy=false]`)

export const shot = (page, name) => page.screenshot({ path: join(SHOTS, `${name}.png`) })

/** WCAG A and AA violations of what is on the page now, short enough to read. */
export async function violations(page) {
  // page.evaluate goes past the content security policy, a script element would not.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }))
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')} (${v.nodes[0]?.any?.[0]?.message ?? v.help})`)
}

/** Asks the API as a person, for what a journey wants to know of the server's side. */
const tokens = new Map()
export async function api(user, method, path, body) {
  if (!tokens.has(user)) tokens.set(user, await token(user))
  const reply = await fetch(`${base}/api/v1${path}`, { method, headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${tokens.get(user)}` }, body: body && JSON.stringify(body) })
  return { status: reply.status, body: await reply.json() }
}

async function token(user) {
  const login = await fetch(`${base}/api/v1/auth/login`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ username: user, password }) })
  return (await login.json()).access_token
}

/** The first slot that gets the decision wanted: what else the demo has booked is its own affair. */
export async function slotFor(user, wanted, request, dates, spans) {
  for (const date of dates) {
    for (const [from, to] of spans) {
      const { body } = await api(user, 'POST', '/bookings/check', { purpose: 'ad_hoc', title: '-', ...request, start: `${date}T${from}`, end: `${date}T${to}` })
      if (body.decision === wanted && body.conflicts.length === 0) return { date, from, to }
    }
  }
  throw new Error(`nothing is ${wanted} for ${user}: ${JSON.stringify(request)}`)
}
