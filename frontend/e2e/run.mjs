// Starts the built server on a database of its own, runs the journeys against it, stops it.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const binary = process.env.XIAOXIANG_BIN ?? join(HERE, '../../bin/xiaoxiang')
if (!existsSync(binary)) {
  console.error(`${binary} is missing: make build`)
  process.exit(1)
}

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => resolve(port))
  })
})

const room = mkdtempSync(join(tmpdir(), 'xx-e2e-'))
const database = join(room, 'demo.db')
const log = join(room, 'server.log')
const port = await freePort()
const base = `http://127.0.0.1:${port}`
const env = { ...process.env, XIAOXIANG_ADDR: `127.0.0.1:${port}`, XIAOXIANG_DB: database }
delete env.XIAOXIANG_SECRET
delete env.XIAOXIANG_NOW
const { openSync } = await import('node:fs')
const out = openSync(log, 'w')
const server = spawn(binary, ['serve', '--demo', '--lively'], { env, stdio: ['ignore', out, out] })
const gone = new Promise((resolve) => server.once('exit', resolve))
let stopped = false
const stop = async () => {
  if (!stopped) server.kill('SIGTERM')
  stopped = true
  const hard = setTimeout(() => server.kill('SIGKILL'), 8000)
  await gone
  clearTimeout(hard)
  rmSync(room, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop().then(() => process.exit(1)))

const ready = async () => {
  for (const until = Date.now() + 60_000; Date.now() < until && server.exitCode === null;) {
    if (await fetch(`${base}/readyz`).then((r) => r.ok, () => false)) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}
if (!(await ready())) {
  console.error(`the server did not start:\n${readFileSync(log, 'utf8').slice(-3000)}`)
  await stop()
  process.exit(1)
}

const wanted = process.argv.slice(2)
const files = readdirSync(HERE).filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((w) => name.startsWith(w)))).map((name) => join(HERE, name))
const run = spawn(process.execPath, ['--test', '--test-concurrency=2', ...files], {
  stdio: 'inherit', env: { ...process.env, XIAOXIANG_URL: base, XIAOXIANG_E2E_BINARY: binary, XIAOXIANG_E2E_DATABASE: database },
})
const status = await new Promise((resolve) => run.once('exit', resolve))
const errors = readFileSync(log, 'utf8').split('\n').filter((line) => line.includes('"level":"ERROR"') || /panic/.test(line))
if (errors.length > 0) console.error(`the server complained:\n${errors.slice(0, 10).join('\n')}`)
await stop()
process.exit(status || (errors.length > 0 ? 1 : 0))
