// The page's API types from the committed description of the API. With --check nothing is
// written: exit status 1 when the types are not what the description gives.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const SOURCE = new URL('../../server/testdata/openapi.json', import.meta.url)
const TARGET = new URL('../src/api/schema.d.ts', import.meta.url)
const HEAD = '// Generated from server/testdata/openapi.json by `npm run generate`. Do not edit.\n\n'

if (!existsSync(SOURCE)) {
  console.error('server/testdata/openapi.json is missing: go test ./server -run OpenAPI -update')
  process.exit(1)
}
const text = HEAD + astToString(await openapiTS(JSON.parse(readFileSync(SOURCE, 'utf8'))))
if (!process.argv.includes('--check')) writeFileSync(TARGET, text)
else if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== text) {
  console.error('src/api/schema.d.ts is not what server/testdata/openapi.json gives: npm run generate')
  process.exit(1)
}
