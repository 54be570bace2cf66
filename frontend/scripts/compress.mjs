// Writes a .gz beside every text asset, so that the server sends it without compressing anew.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

function* files(dir) {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name)
    if (statSync(path).isDirectory()) yield* files(path)
    else yield path
  }
}

for (const path of files('dist')) {
  if (!/\.(js|css|html|svg|webmanifest|json)$/.test(path)) continue
  const raw = readFileSync(path)
  const gz = gzipSync(raw, { level: 9 })
  // The server may skip a file that has no smaller twin.
  if (gz.length < raw.length) writeFileSync(path + '.gz', gz)
}
