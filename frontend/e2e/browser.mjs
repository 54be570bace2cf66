// A real Chromium on a real server. XIAOXIANG_URL says where the server is; the caller starts it.
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHOTS = new URL('./shots/', import.meta.url).pathname

export const base = process.env.XIAOXIANG_URL ?? ''
export const password = process.env.XIAOXIANG_DEMO_PASSWORD ?? 'Xiaoxiang-demo-1'

/** A browser profile of its own; what the console complains of is collected. */
export async function start({ width = 1440, height = 900, dark = false, lang = 'zh-CN' } = {}) {
  mkdirSync(SHOTS, { recursive: true })
  const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'xx-e2e-')), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, viewport: { width, height }, colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce', timezoneId: 'America/New_York', locale: 'en-US',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const complaints = []
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) complaints.push(m.text()) })
  page.on('pageerror', (e) => complaints.push(String(e)))
  page.on('request', (r) => { if (!r.url().startsWith(base)) complaints.push(`another host: ${r.url()}`) })
  await page.addInitScript((to) => { if (!localStorage.getItem('xx.lang')) localStorage.setItem('xx.lang', to) }, lang)
  return { context, page, complaints }
}

export async function signIn(page, user) {
  await page.goto(base + '/login')
  await page.fill('#login-user', user)
  await page.fill('#login-password', password)
  await page.click('.login-form [type=submit]')
  await page.waitForURL('**/calendar*')
}

export const shot = (page, name) => page.screenshot({ path: join(SHOTS, `${name}.png`) })

/** WCAG A and AA violations of what is on the page now, short enough to read. */
export async function violations(page) {
  // page.evaluate goes past the content security policy, a script element would not.
  await page.evaluate(axeSource)
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')} (${v.nodes[0]?.any?.[0]?.message ?? v.help})`)
}
