import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

type Schema = Record<string, any>
type Document = {
  paths: Record<string, Record<string, Schema>>
  components: Record<string, Record<string, Schema>>
}

export type Asked = {
  method: string
  path: string
  query: Record<string, string>
  body?: unknown
  loose?: boolean
}
export type Answered = { status: number; headers: Headers; body: unknown }

/** Holds requests and answers against an OpenAPI document. */
export class Contract {
  readonly document: Document
  private readonly ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true })
  private readonly compiled = new Map<string, ValidateFunction>()

  constructor(document: Document) {
    this.document = document
    formats.default(this.ajv)
    this.ajv.addSchema(document, 'doc')
  }

  /** What separates request and answer from the document, as one sentence; undefined when nothing does. */
  differs(asked: Asked, answered: Answered): string | undefined {
    const at = this.pathOf(asked)
    const refused = answered.status >= 400
    if (!at)
      return refused
        ? this.invalid(problem, answered.body)
        : `${asked.method} ${asked.path} is not documented`
    const pointer = `/paths/${escaped(at)}/${asked.method.toLowerCase()}`
    const operation = this.document.paths[at]![asked.method.toLowerCase()]!
    const wrong = refused || asked.loose ? undefined : this.request(operation, pointer, asked)
    return wrong ?? this.answer(operation, pointer, answered)
  }

  // The template with most fixed parts, as the server's router chooses.
  private pathOf({ method, path }: Asked): string | undefined {
    return Object.keys(this.document.paths)
      .filter(
        (template) => this.document.paths[template]![method.toLowerCase()] && pattern(template).test(path),
      )
      .sort((a, b) => a.split('{').length - b.split('{').length)[0]
  }

  private request(operation: Schema, pointer: string, { query, body }: Asked): string | undefined {
    const parameters: Schema[] = operation.parameters ?? []
    for (const [name, text] of Object.entries(query)) {
      const i = parameters.findIndex((p) => p.in === 'query' && p.name === name)
      if (i < 0) return `the query ${name} is not documented`
      const inside = parameters[i]!.content ? '/content/application~1json/schema' : '/schema'
      const wrong = this.invalid(`${pointer}/parameters/${i}${inside}`, read(parameters[i]!, text))
      if (wrong) return `the query ${name}: ${wrong}`
    }
    const missing = parameters.find((p) => p.in === 'query' && p.required && !(p.name in query))
    if (missing) return `the query ${missing.name} is missing`
    const types = Object.keys(operation.requestBody?.content ?? {})
    if (body === undefined) return operation.requestBody?.required ? 'the body is missing' : undefined
    if (body instanceof FormData) return types.includes('multipart/form-data') ? undefined : 'takes no form'
    const wrong = this.invalid(`${pointer}/requestBody/content/application~1json/schema`, body)
    return wrong && `the request: ${wrong}`
  }

  private answer(
    operation: Schema,
    pointer: string,
    { status, headers, body }: Answered,
  ): string | undefined {
    const given = operation.responses[status]
    if (!given) return `answered with ${status}, which is not documented`
    const response: Schema = given.$ref
      ? this.document.components.responses![given.$ref.split('/').at(-1)]!
      : given
    const base = given.$ref ? given.$ref.slice(1) : `${pointer}/responses/${status}`
    const missing = Object.keys(response.headers ?? {}).find((name) => !headers.has(name))
    if (missing) return `answered without the header ${missing}`
    if (!response.content) return body === undefined ? undefined : `answered ${status} with content`
    const type = headers.get('content-type')?.split(';')[0] ?? ''
    if (response.content['*/*']) return undefined
    if (!response.content[type]) return `answered with ${type || 'no content'}`
    const wrong = this.invalid(`${base}/content/${type.replace('/', '~1')}/schema`, body)
    return wrong && `the answer: ${wrong}`
  }

  private invalid(pointer: string, value: unknown): string | undefined {
    let validate = this.compiled.get(pointer)
    if (!validate) {
      validate = this.ajv.compile({ $ref: `doc#${pointer.split('/').map(encodeURIComponent).join('/')}` })
      this.compiled.set(pointer, validate)
    }
    if (validate(value)) return undefined
    const told = validate.errors!.slice(0, 3).map((e) => {
      const detail = e.params.additionalProperty ?? e.params.allowedValues ?? ''
      return `${e.instancePath || 'it'} ${e.message} ${detail}`.trim()
    })
    return `${told.join('; ')} in ${JSON.stringify(value)?.slice(0, 300)}`
  }
}

const problem = '/components/schemas/Problem'
const escaped = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1')
const pattern = (template: string) =>
  new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)

function read(parameter: Schema, text: string): unknown {
  if (parameter.content) return JSON.parse(text)
  const type = parameter.schema.type
  if (type === 'array') return text.split(',')
  return type === 'integer' || type === 'number' ? Number(text) : text
}
