import '../app.css'
import './reference.css'
import { h } from './element.ts'
import {
  type Answer,
  type Document,
  follow,
  nameOf,
  type Operation,
  type Parameter,
  type Schema,
  schemaTable,
  typeText,
} from './schema.ts'
import { tryIt } from './tryIt.ts'

function showAll(api: Document) {
  const sections = api.tags.map(({ name, description }) => tagSection(api, name, description))
  const schemas = Object.entries((api.components.schemas ?? {}) as Record<string, Schema>)
  const signedIn = Boolean(api.paths['/catalogue'])
  root.append(
    h(
      'nav',
      { 'aria-label': 'Sections' },
      finder(sections),
      ...api.tags.map(({ name }) => tagLink(name)),
      h('a', { href: '#schemas' }, 'Schemas'),
    ),
    h(
      'main',
      {},
      h('h1', {}, api.info.title),
      h('p', {}, `${api.info.summary ?? ''} `, h('a', { href: '/api/v1/openapi.json' }, 'OpenAPI 3.1')),
      !signedIn &&
        h(
          'p',
          { class: 'note' },
          h('a', { href: '/' }, 'Sign in'),
          ' to see the operations and fields you may use.',
        ),
      ...sections,
      h(
        'section',
        { id: 'schemas' },
        h('h2', {}, 'Schemas'),
        ...schemas.map(([name, one]) => schemaPart(name, one)),
      ),
    ),
  )
  goTo()
  addEventListener('hashchange', goTo)
}

const anchor = (tag: string) => `tag-${tag.replace(/\W+/g, '-')}`
const tagLink = (tag: string) => h('a', { href: `#${anchor(tag)}` }, tag)

function tagSection(api: Document, tag: string, description: string) {
  const operations = Object.entries(api.paths).flatMap(([path, entry]) =>
    Object.entries(entry)
      .filter(([, one]) => one.tags.includes(tag))
      .map(([method, one]) => operationPart(api, method, path, one)),
  )
  return h(
    'section',
    { id: anchor(tag) },
    h('h2', {}, tag),
    description !== tag && h('p', {}, description),
    ...operations,
  )
}

// Filled when opened: hundreds of forms at once would make the page slow to come.
function operationPart(api: Document, method: string, path: string, operation: Operation) {
  const part = h(
    'details',
    { id: operation.operationId, class: 'operation' },
    h(
      'summary',
      {},
      h('b', { class: method }, method.toUpperCase()),
      h('code', {}, path),
      h('span', {}, operation.summary),
    ),
  )
  part.addEventListener('toggle', () => part.append(...operationDetail(api, method, path, operation)), {
    once: true,
  })
  return part
}

function operationDetail(api: Document, method: string, path: string, operation: Operation): Node[] {
  const parameters = (operation.parameters ?? []).map((one) => follow<Parameter>(api, one))
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const answers = Object.entries(operation.responses).map(([status, one]) => {
    const { description, content } = follow<Answer>(api, one)
    const schema = Object.values(content ?? {})[0]?.schema
    return h('li', {}, h('code', {}, status), ` ${description} `, schema?.$ref && schemaLink(schema))
  })
  const rows = parameters.map((one) =>
    h(
      'tr',
      {},
      h('td', {}, h('code', {}, one.name), one.required && h('em', {}, ' required')),
      h('td', {}, one.in),
      h('td', {}, [one.schema ? typeText(one.schema) : 'JSON', one.description].filter(Boolean).join('. ')),
    ),
  )
  return [
    operation.description ? h('p', {}, operation.description) : '',
    rows.length ? h('table', {}, h('tbody', {}, ...rows)) : '',
    body ? h('h3', {}, 'Body ', body.$ref ? schemaLink(body) : '') : '',
    body && !body.$ref ? schemaTable(body) : '',
    h('h3', {}, 'Answers'),
    h('ul', {}, ...answers),
    h('h3', {}, 'Try it'),
    tryIt(api, method, path, operation),
  ].filter((one): one is HTMLElement => one !== '')
}

const schemaLink = (schema: Schema) =>
  h('a', { href: `#schema-${nameOf(schema.$ref!)}` }, nameOf(schema.$ref!))

function schemaPart(name: string, schema: Schema) {
  const part = h('details', { id: `schema-${name}` }, h('summary', {}, h('code', {}, name)))
  const fill = () =>
    part.append(schema.description ? h('p', {}, schema.description) : '', schemaTable(schema))
  part.addEventListener('toggle', fill, { once: true })
  return part
}

function finder(sections: HTMLElement[]) {
  const find = (event: Event) => {
    const wanted = (event.target as HTMLInputElement).value.trim().toLowerCase()
    for (const section of sections) {
      const parts = [...section.querySelectorAll<HTMLElement>('.operation')]
      for (const part of parts) part.hidden = !`${part.id} ${part.textContent}`.toLowerCase().includes(wanted)
      section.hidden = parts.every((part) => part.hidden)
    }
  }
  return h('input', {
    type: 'search',
    placeholder: 'Find an operation',
    'aria-label': 'Find an operation',
    input: find,
  })
}

function goTo() {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (part instanceof HTMLDetailsElement) part.open = true
  part?.scrollIntoView()
}

const dark = matchMedia('(prefers-color-scheme: dark)')
const paint = () => {
  document.documentElement.dataset.mantineColorScheme = dark.matches ? 'dark' : 'light'
}
dark.addEventListener('change', paint)
paint()

const response = await fetch('/api/v1/openapi.json')
const root = document.getElementById('root')!
if (response.ok) showAll((await response.json()) as Document)
else root.append(h('p', { class: 'quiet' }, `The document could not be read: ${response.status}`))
