import { type Checked, type Kind, make, type Options, plainKind } from './kind.ts'

type LinkOptions = Options & { inverse?: string }

export const reference = <const O extends LinkOptions>(target: string, o: O = {} as O) =>
  make<string, O>('reference', o, { target })
export const user = <const O extends LinkOptions>(o: O = {} as O) =>
  make<string, O>('user', o, { target: 'user' })
export const file = <const O extends LinkOptions>(o: O = {} as O) =>
  make<string, O>('file', o, { target: 'file' })
/** Structured values of our own tables (a saved filter, a column map); not offered for custom fields. */
export const json = <T, const O extends Options = Options>(o: O = {} as O) => make<T, O>('json', o)

export const referenceKind: Kind<string> = plainKind<string>('uuid', {
  label: 'Link to a record',
  editor: 'lookup',
  tests: ['is', 'not', 'in'],
  check: checkId,
  schema: (field) => ({ type: 'string', format: 'uuid', description: `Id of a record of ${field.target}` }),
})

export const userKind: Kind<string> = { ...referenceKind, label: 'User' }
export const fileKind: Kind<string> = { ...referenceKind, label: 'File', editor: 'file', sortable: false }

export const jsonKind = plainKind<unknown>('jsonb', {
  label: 'Structure',
  editor: 'none',
  tests: ['is', 'not'],
  sortable: false,
  check: (value) => (typeof value === 'object' ? { value } : { error: 'must be an object or a list' }),
  read: (text) => {
    try {
      return { value: JSON.parse(text) as unknown }
    } catch {
      return { error: 'must be JSON' }
    }
  },
  write: (value) => JSON.stringify(value),
  schema: () => ({}),
})

export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)

function checkId(value: unknown): Checked<string> {
  return isId(value) ? { value: value.toLowerCase() } : { error: 'must be the id of a record' }
}
