import { ref, type Schema } from './schemas.ts'

const text = { type: 'string' }
const id = { type: 'string', format: 'uuid' }
const at = { type: 'string', format: 'date-time' }
const closed = (properties: Record<string, Schema>, optional: string[] = [], more: Schema = {}): Schema => ({
  type: 'object',
  ...more,
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})
const open = (schema: Schema): Schema => ({ ...schema, additionalProperties: true })
const list = (items: Schema): Schema => ({ type: 'array', items })

const mistake = closed({ field: text, message: text }, [], {
  description:
    'What is wrong with one field and how to mend it; the message reads after the label of the field and is in the language of Accept-Language if Mainstay speaks it, in English otherwise',
})
const clash = closed(
  { field: text, base: {}, theirs: {}, yours: {}, by: { anyOf: [ref('Linked'), { type: 'null' }] }, at },
  [],
  { description: 'What the field was when you read it, what someone made of it since, and what you want' },
)

const anyOfKind = (...kinds: string[]): Schema => ({ type: 'string', enum: kinds })

/** Schemas that belong to no single object. */
export const sharedSchemas: Record<string, Schema> = {
  Linked: closed({ id, object: text, title: { type: ['string', 'null'] } }),
  Count: closed({
    value: { type: 'integer' },
    kind: anyOfKind('bounded', 'estimated', 'exact'),
    more: { type: 'boolean', description: 'A bounded count stops at 1,000 and says there are more' },
  }),
  Filter: {
    type: 'object',
    description:
      'Every entry must hold. {"amount":{"from":100000}} tests a field; {"account.industry":{"is":"Retail"}} one of a linked record; {"deals":{"count":{"over":2}}} the records that point here; all, any and no combine filters.',
    additionalProperties: true,
    examples: [{ name: { has: 'acme' }, owner: { is: 'me' } }],
  },
  Mistake: mistake,
  BatchResult: closed(
    {
      index: { type: 'integer', description: 'Place in the records sent' },
      status: anyOfKind('created', 'updated', 'unchanged', 'deleted', 'restored', 'failed'),
      id,
      errors: list(ref('Mistake')),
    },
    ['id', 'errors'],
  ),
  Batch: closed({
    results: list(ref('BatchResult')),
    counts: { type: 'object', additionalProperties: { type: 'integer' } },
    more: { type: 'boolean', description: 'By filter: others remain beyond the first 10,000' },
  }),
  HistoryLine: closed({
    id,
    at,
    actor: { anyOf: [ref('Linked'), { type: 'null' }] },
    kind: anyOfKind('created', 'changed', 'deleted', 'restored'),
    version: { type: 'integer' },
    changes: {
      type: 'object',
      description: 'Per field the value before and after',
      additionalProperties: { type: 'array', minItems: 2, maxItems: 2 },
    },
    cause: { anyOf: [closed({ kind: text, id: text }), { type: 'null' }] },
  }),
  History: closed({ data: list(ref('HistoryLine')), nextCursor: { type: ['string', 'null'] } }),
  AggregateLine: closed(
    {
      group: { type: 'object', additionalProperties: true },
      included: { type: 'object', additionalProperties: { anyOf: [ref('Linked'), { type: 'null' }] } },
      count: { type: 'integer' },
      ...Object.fromEntries(['sum', 'avg', 'min', 'max'].map((of) => [of, open({ type: 'object' })])),
    },
    ['included', 'count', 'sum', 'avg', 'min', 'max'],
  ),
  Aggregate: closed({ data: list(ref('AggregateLine')), more: { type: 'boolean' } }),
  Hit: closed({
    object: text,
    id,
    title: { type: ['string', 'null'] },
    subtitle: { type: ['string', 'null'] },
  }),
  Hits: closed({ data: list(ref('Hit')) }),
  Settings: open(closed({ company: text, currency: text, country: text }, ['country'])),
  FieldDefinition: open({
    type: 'object',
    properties: {
      kind: text,
      label: text,
      isRequired: { type: 'boolean' },
      writable: { type: 'boolean' },
      sortable: { type: 'boolean' },
    },
    required: ['kind', 'label', 'isRequired', 'writable', 'sortable'],
  }),
  ObjectDefinition: open({
    type: 'object',
    properties: {
      name: text,
      plural: text,
      labels: { type: 'array', items: text, minItems: 2, maxItems: 2 },
      title: text,
      custom: { type: 'boolean' },
      list: open({ type: 'object' }),
      fields: { type: 'object', additionalProperties: ref('FieldDefinition') },
      form: list(open({ type: 'object', properties: { label: text, of: list(text) }, required: ['of'] })),
      can: closed(Object.fromEntries(['create', 'update', 'delete'].map((n) => [n, { type: 'boolean' }]))),
      verbs: list(
        open({ type: 'object', properties: { name: text, label: text }, required: ['name', 'label'] }),
      ),
    },
    required: ['name', 'plural', 'labels', 'title', 'custom', 'fields', 'list', 'form', 'can', 'verbs'],
  }),
  Catalogue: closed({ version: { type: 'integer' }, objects: list(ref('ObjectDefinition')) }),
  Problem: problem(),
}

function problem(): Schema {
  return open({
    type: 'object',
    description:
      'RFC 9457. A stale write also carries `current`, the record as it stands, `yours`, and `conflicts`: each field that others changed too.',
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: { ...text, description: 'Stays the same in all languages and versions' },
      errors: list(closed({ field: text, pointer: text, message: text })),
      conflicts: list(clash),
      requestId: text,
    },
    required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  })
}

const because: Record<string, string> = {
  400: 'The request cannot be understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not there, or not for you to see',
  409: 'Does not fit what stands: changed meanwhile, or not applicable now',
  412: 'If-Match names another version than the one that stands',
  413: 'More than is taken at once',
  415: 'Not a media type this takes',
  422: 'Values that cannot be; `errors` names each field and its mend',
  429: 'Too many requests; Retry-After says when to come back',
}

const rateNames = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset']
export const rateHeaders = Object.fromEntries(
  rateNames.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
)

export const sharedHeaders = {
  'ratelimit-limit': { schema: { type: 'integer' }, description: 'Requests you have a minute' },
  'ratelimit-remaining': { schema: { type: 'integer' }, description: 'Of these are left' },
  'ratelimit-reset': { schema: { type: 'integer' }, description: 'Seconds until all are back' },
  'retry-after': { schema: { type: 'integer' }, description: 'Seconds to wait' },
  etag: { schema: { type: 'string' }, description: 'The version, for If-Match and If-None-Match' },
}

export const sharedResponses = Object.fromEntries(
  Object.entries(because).map(([status, description]) => [
    `Problem${status}`,
    {
      description,
      ...(status === '429' && {
        headers: { ...rateHeaders, 'retry-after': { $ref: '#/components/headers/retry-after' } },
      }),
      content: { 'application/problem+json': { schema: ref('Problem') } },
    },
  ]),
)

export const sharedParameters: Record<string, Schema> = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'A repeat with the same key within a day gets the first answer and does nothing again',
    schema: { type: 'string', maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag you saw; refused with 412 when someone changed the record since',
    schema: { type: 'string' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'The ETag you have; answered with 304 and no content while it stands',
    schema: { type: 'string' },
  },
}

export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'mainstay_session',
    description: 'Set by signing in; for pages of the same address',
  },
  key: { type: 'http', scheme: 'bearer', description: 'An API key, `mst_…`, made under Settings' },
}
