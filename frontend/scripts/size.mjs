// Budget gate: adds up the gzip bytes that each route makes a cold browser fetch.
// Exit status 1 when one is over.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const size = (file) => gzipSync(readFileSync('dist/' + file), { level: 9 }).length

/** Every file that a chunk needs at once: itself, its static imports, their CSS. */
function closure(key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const css of chunk.css ?? []) seen.add(css)
  for (const next of chunk.imports ?? []) closure(next, seen)
  return seen
}

const sum = (set) => [...set].reduce((total, file) => total + size(file), 0) / 1024
const union = (...sets) => new Set(sets.flatMap((set) => [...set]))
const page = (name) => closure(`src/pages/${name}.vue`)

const shell = closure('index.html')
const calendar = union(shell, page('CalendarPage'))
const dialog = union(calendar, closure('src/calendar/BookingDialog.vue'), closure('src/calendar/BookingPanel.vue'))
const rows = [
  ['shell', sum(shell), 90],
  ['calendar, cold', sum(calendar), 110],
  ['calendar with dialogs', sum(dialog), 165],
]
for (const key of Object.keys(manifest)) {
  const name = /^src\/pages\/(\w+)\.vue$/.exec(key)?.[1]
  if (name && name !== 'CalendarPage') rows.push([name + ', beyond the shell', sum(union(shell, page(name))) - sum(shell), 25])
}

let over = false
for (const [name, kb, budget] of rows) {
  if (kb > budget) over = true
  console.log(`${name.padEnd(36)} ${kb.toFixed(1).padStart(7)} KB of ${budget}${kb > budget ? '   OVER' : ''}`)
}
process.exit(over ? 1 : 0)
