import { h } from './element.ts'
import { type Document, example, follow, type Operation, type Parameter, typeText } from './schema.ts'

type Asked = { method: string; url: string; headers: Record<string, string>; body?: string | FormData }

/** A form that sends the operation with the session of whoever looks, and shows what comes back. */
export function tryIt(document: Document, method: string, path: string, operation: Operation): HTMLElement {
  const parameters = (operation.parameters ?? []).map((one) => follow<Parameter>(document, one))
  const inputs = new Map(parameters.map((one) => [one, h('input', { type: 'text', name: one.name })]))
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const body = type === 'application/json' ? h('textarea', { rows: '8', spellcheck: 'false' }) : undefined
  if (body) body.value = JSON.stringify(example(document, content!.schema), null, 2)
  const file = type === 'multipart/form-data' ? h('input', { type: 'file' }) : undefined
  const answer = h('pre', { class: 'answer', 'aria-live': 'polite', hidden: true })
  const asked = () => request(method, path, inputs, body, file)
  const copy = h('button', { type: 'button', click: () => copyCurl(asked(), copy) }, 'Copy as curl')
  const send = (event: Event) => {
    event.preventDefault()
    if (method !== 'delete' || confirm(`${operation.summary}?`)) void show(asked(), answer)
  }
  return h(
    'form',
    { class: 'try', submit: send },
    ...[...inputs].map(([one, input]) => labelled(one, input)),
    body && h('label', {}, 'Body', body),
    file && h('label', {}, 'File', file),
    h('div', { class: 'row' }, h('button', { class: 'primary' }, 'Send'), copy),
    answer,
  )
}

const labelled = (one: Parameter, input: HTMLInputElement) =>
  h(
    'label',
    { title: one.description ?? '' },
    h(
      'span',
      {},
      h('code', {}, one.name),
      ` ${one.required ? 'required' : one.schema ? typeText(one.schema) : 'JSON'}`,
    ),
    input,
  )

function request(
  method: string,
  path: string,
  inputs: Map<Parameter, HTMLInputElement>,
  body: HTMLTextAreaElement | undefined,
  file: HTMLInputElement | undefined,
): Asked {
  const query = new URLSearchParams()
  const headers: Record<string, string> = body ? { 'content-type': 'application/json' } : {}
  let filled = path
  for (const [{ name, in: place }, { value }] of inputs) {
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value))
    else if (value && place === 'query') query.set(name, value)
    else if (value) headers[name] = value
  }
  const form = new FormData()
  if (file?.files?.[0]) form.set('file', file.files[0])
  return {
    method: method.toUpperCase(),
    url: `${location.origin}/api/v1${filled}${query.size ? `?${query}` : ''}`,
    headers,
    body: body?.value ?? (file ? form : undefined),
  }
}

async function show({ method, url, headers, body }: Asked, answer: HTMLElement) {
  answer.hidden = false
  answer.textContent = '…'
  const from = performance.now()
  try {
    const response = await fetch(url, { method, headers, body })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '')
    const shown = json && text ? JSON.stringify(JSON.parse(text), null, 2) : text.slice(0, 20_000)
    const ms = Math.round(performance.now() - from)
    answer.textContent = `${response.status} ${response.statusText} · ${ms} ms\n\n${shown}`
  } catch (error) {
    answer.textContent = `Not sent: ${(error as Error).message}`
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

function copyCurl({ method, url, headers, body }: Asked, button: HTMLButtonElement) {
  const parts = [
    `curl -X ${method} ${quoted(url)}`,
    `-H 'authorization: Bearer '"$MAINSTAY_KEY"`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    typeof body === 'string' && `-d ${quoted(body)}`,
    body instanceof FormData && `-F 'file=@path/to/file'`,
  ]
  void navigator.clipboard.writeText(parts.filter(Boolean).join(' \\\n  ')).then(() => {
    button.textContent = 'Copied'
    setTimeout(() => {
      button.textContent = 'Copy as curl'
    }, 1500)
  })
}
