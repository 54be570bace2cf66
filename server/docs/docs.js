// Shows /openapi.json as a page. Everything is put in as text, never as markup.
const el = (name, props = {}, ...children) => {
  const node = Object.assign(document.createElement(name), props)
  node.append(...children.filter((c) => c != null))
  return node
}

const nameOf = (ref) => ref.split('/').pop()

function typeOf(schema) {
  if (!schema) return ''
  if (schema.$ref) return nameOf(schema.$ref)
  const types = [].concat(schema.type ?? [])
  if (types.includes('array')) return `${typeOf(schema.items)}[]${types.includes('null') ? ' | null' : ''}`
  const shown = schema.enum ? schema.enum.map((v) => JSON.stringify(v)).join(' | ') : types.join(' | ')
  return schema.format ? `${shown} (${schema.format})` : shown
}

const table = (heads, rows) => el('table', {},
  el('thead', {}, el('tr', {}, ...heads.map((h) => el('th', { scope: 'col', textContent: h })))),
  el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((cell) => el('td', { textContent: cell }))))))

function fields(spec, schema) {
  let list = false
  let resolved = schema
  while (resolved && (resolved.$ref || resolved.items)) {
    if (resolved.items) { list = true; resolved = resolved.items } else resolved = spec.components.schemas[nameOf(resolved.$ref)]
  }
  const properties = Object.entries(resolved?.properties ?? {})
  if (!properties.length) return el('p', { textContent: typeOf(schema) })
  const required = resolved.required ?? []
  return el('div', {}, list ? el('p', { textContent: '[ … ]' }) : null,
    table(['field', 'type', ''], properties.map(([name, s]) => [name + (required.includes(name) ? ' *' : ''), typeOf(s), s.description ?? ''])))
}

function operation(spec, path, method, op) {
  const parts = []
  if (op.parameters?.length) {
    parts.push(el('h3', { textContent: 'parameters' }), table(['name', 'in', 'type', ''],
      op.parameters.map((p) => [p.name + (p.required ? ' *' : ''), p.in, typeOf(p.schema), p.description ?? ''])))
  }
  const body = op.requestBody?.content?.['application/json']?.schema
  if (body) parts.push(el('h3', { textContent: 'body' }), fields(spec, body))
  for (const [status, reply] of Object.entries(op.responses ?? {})) {
    const [kind, media] = Object.entries(reply.content ?? {})[0] ?? []
    parts.push(el('h3', { textContent: `${status} ${kind ?? ''}` }))
    if (media?.schema) parts.push(fields(spec, media.schema))
  }
  const node = el('details', { id: op.operationId },
    el('summary', {}, el('span', { className: 'method', textContent: method.toUpperCase() }), el('code', { textContent: path }),
      ` ${op.summary ?? ''} `, op.security ? el('span', { className: 'lock', textContent: '· Bearer' }) : null), ...parts)
  node.dataset.text = `${method} ${path} ${op.summary ?? ''}`.toLowerCase()
  return node
}

async function show() {
  const main = document.getElementById('operations')
  const reply = await fetch('/openapi.json')
  const spec = await reply.json()
  const base = spec.servers?.[0]?.url ?? ''
  const byTag = new Map()
  for (const [path, item] of Object.entries(spec.paths)) {
    for (const method of ['get', 'post', 'patch', 'delete']) {
      const op = item[method]
      if (!op) continue
      const tag = op.tags?.[0] ?? ''
      if (!byTag.has(tag)) byTag.set(tag, [])
      byTag.get(tag).push(operation(spec, base + path, method, op))
    }
  }
  main.replaceChildren(...[...byTag].map(([tag, nodes]) => el('section', {}, el('h2', { textContent: tag }), ...nodes)))
  document.getElementById('filter').addEventListener('input', (event) => {
    const wanted = event.target.value.toLowerCase()
    for (const node of main.querySelectorAll('details')) node.hidden = !node.dataset.text.includes(wanted)
    for (const section of main.querySelectorAll('section')) section.hidden = !section.querySelector('details:not([hidden])')
  })
}

show().catch((error) => { document.getElementById('operations').textContent = String(error) })
