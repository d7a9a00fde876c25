import { useState } from 'react'
import { useCatalogue, type WireField, type WireObject } from '../../kit/catalogue.ts'
import { Editor } from '../../kit/Editor.tsx'
import { useSession } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import { choiceText } from '../../kit/Value.tsx'
import { FieldPicker } from './FieldPicker.tsx'
import { NodeText, useTitles } from './NodeText.tsx'
import { type Node, periods } from './tree.ts'
import { countWords, firstOperand, firstTest, followPath, type Offer, testWords } from './words.ts'

type Props<N extends Node = Node> = { def: WireObject; node: N; onChange: (node: Node) => void }
type TestNode = Extract<Node, { type: 'test' }>

export function NodeEditor({ def, node, onChange }: Props) {
  if (node.type === 'group') return <GroupEditor def={def} node={node} onChange={onChange} />
  if (node.type === 'count') return <CountEditor def={def} node={node} onChange={onChange} />
  if (node.type === 'raw')
    return (
      <p className="node-raw">
        {t('This condition was made elsewhere and can only be removed:')}{' '}
        <code>{JSON.stringify(node.filter)}</code>
      </p>
    )
  return <TestEditor def={def} node={node} onChange={onChange} />
}

function TestEditor({ def, node, onChange }: Props<TestNode>) {
  const { field, label } = followPath(useCatalogue(), def, node.path)
  if (!field) return <p className="node-raw">{t('{label} is not there any more.', { label })}</p>
  const words = testWords(field)
  return (
    <div className="node-editor">
      <span className="node-field">{label}</span>
      <select
        aria-label={t('Test of {label}', { label })}
        className="node-select"
        value={node.test}
        onChange={(event) => {
          const test = event.currentTarget.value
          const keeps = shapeOf(test) === shapeOf(node.test)
          onChange({ ...node, test, operand: keeps ? node.operand : firstOperand(field, test) })
        }}
      >
        {!words.some(([test]) => test === node.test) && <option value={node.test}>{node.test}</option>}
        {words.map(([test, text]) => (
          <option key={test} value={test}>
            {text}
          </option>
        ))}
      </select>
      <OperandEditor field={field} node={node} onChange={onChange} />
    </div>
  )
}

// Tests of one shape take the same kind of value, so switching between them keeps it.
const shapeOf = (test: string) =>
  test === 'in' || test === 'none'
    ? 'list'
    : test === 'period'
      ? 'period'
      : test === 'empty' || test === 'filled'
        ? 'none'
        : 'one'

function OperandEditor({
  field,
  node,
  onChange,
}: {
  field: WireField
  node: TestNode
  onChange: (node: Node) => void
}) {
  const put = (operand: unknown) => onChange({ ...node, operand })
  if (node.test === 'empty' || node.test === 'filled') return null
  if (node.test === 'period') return <PeriodEditor value={String(node.operand)} onChange={put} />
  if (field.target) return <LinkEditor field={field} value={node.operand} onChange={put} />
  const list = node.test === 'in' || node.test === 'none'
  if (list && field.choices) return <ChoiceList field={field} value={asList(node.operand)} onChange={put} />
  const like = likeOf(field, list)
  return (
    <Editor
      name="value"
      compact
      autoFocus
      field={{
        ...field,
        ...like,
        label: t('Value'),
        writable: true,
        readOnly: false,
        isRequired: false,
        help: undefined,
      }}
      value={like.kind === 'number' || node.operand !== null ? node.operand : null}
      onChange={(value) =>
        put(field.kind === 'money' && value ? (value as { amount: number }).amount : value)
      }
    />
  )
}

const asList = (value: unknown) =>
  Array.isArray(value) ? value.map(String) : value == null ? [] : [String(value)]

/** The field whose editor suits the operand: text searches one line, a list takes tags. */
function likeOf(field: WireField, list: boolean): Partial<WireField> & Pick<WireField, 'kind'> {
  const kind = field.kind === 'computed' ? (field.result ?? 'text') : field.kind
  if (list) return { kind: 'tags' }
  if (kind === 'multiChoice') return { kind: 'choice' }
  if (kind === 'longText' || kind === 'address' || kind === 'autoNumber' || kind === 'tags')
    return { kind: 'text' }
  return { kind }
}

const PeriodEditor = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <select
    className="node-select"
    aria-label={t('When')}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  >
    {Object.entries(periods).map(([key, { label }]) => (
      <option key={key} value={key}>
        {label}
      </option>
    ))}
  </select>
)

type LinkProps = { field: WireField; value: unknown; onChange: (value: unknown) => void }

function LinkEditor({ field, value, onChange }: LinkProps) {
  const { user } = useSession()
  const one = Array.isArray(value) ? value[0] : value
  const id = typeof one === 'string' && one !== 'me' ? one : undefined
  const title = useTitles(field.target!, id ? [id] : []).get(id ?? '')
  return (
    <div className="node-link">
      {field.target === 'user' && (
        <label className="node-check">
          <input
            type="checkbox"
            checked={value === 'me'}
            onChange={(event) => onChange(event.currentTarget.checked ? 'me' : null)}
          />
          {t('Whoever looks (now {name})', { name: user.name })}
        </label>
      )}
      {value !== 'me' && (
        <Editor
          name="value"
          compact
          autoFocus
          field={{ ...field, label: t('Value'), writable: true, readOnly: false, isRequired: true }}
          value={id ?? null}
          included={id && title ? { id, object: field.target!, title } : undefined}
          onChange={(next) => onChange(next)}
        />
      )}
    </div>
  )
}

type ListProps = { field: WireField; value: string[]; onChange: (value: string[]) => void }

/** Choices to tick: quicker than a picker, and all can be seen. */
function ChoiceList({ field, value, onChange }: ListProps) {
  const [text, setText] = useState('')
  const all = [...new Set([...(field.choices ?? []), ...value])]
  const shown = all.filter((one) => choiceText(one, field).toLowerCase().includes(text.toLowerCase()))
  const toggle = (one: string) =>
    onChange(value.includes(one) ? value.filter((v) => v !== one) : [...value, one])
  return (
    <fieldset className="node-choices">
      <legend className="hidden-text">{t('Values')}</legend>
      {all.length > 8 && (
        <input
          data-autofocus
          aria-label={t('Find a value')}
          placeholder={t('Find…')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div>
        {shown.map((one) => (
          <label key={one} className="node-check">
            <input type="checkbox" checked={value.includes(one)} onChange={() => toggle(one)} />
            {choiceText(one, field)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function CountEditor({ def, node, onChange }: Props<Extract<Node, { type: 'count' }>>) {
  return (
    <div className="node-editor">
      <span className="node-field">
        <NodeText def={def} node={{ ...node, test: '', operand: '' }} />
      </span>
      <select
        aria-label={t('Test of the number')}
        className="node-select"
        value={node.test}
        onChange={(event) => onChange({ ...node, test: event.currentTarget.value })}
      >
        {countWords.map(([test, text]) => (
          <option key={test} value={test}>
            {text}
          </option>
        ))}
      </select>
      <input
        className="node-number"
        data-autofocus
        type="number"
        min={0}
        aria-label={t('Number')}
        value={String(node.operand ?? '')}
        onChange={(event) =>
          onChange({
            ...node,
            operand: event.currentTarget.value === '' ? null : Number(event.currentTarget.value),
          })
        }
      />
    </div>
  )
}

function GroupEditor({ def, node, onChange }: Props<Extract<Node, { type: 'group' }>>) {
  const catalogue = useCatalogue()
  const [adding, setAdding] = useState(node.items.length === 0)
  const put = (items: Node[]) => onChange({ ...node, items })
  return (
    <div className="node-group">
      <label className="node-group-kind">
        {t('Records that fulfil')}
        <select
          className="node-select"
          value={node.kind}
          onChange={(event) => onChange({ ...node, kind: event.currentTarget.value as 'any' | 'all' })}
        >
          <option value="any">{t('any of these')}</option>
          <option value="all">{t('all of these')}</option>
        </select>
      </label>
      {node.items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other identity
        <div className="node-group-item" key={i}>
          <NodeEditor def={def} node={item} onChange={(next) => put(node.items.with(i, next))} />
          <button
            type="button"
            className="chip-close"
            aria-label={t('Remove this condition')}
            onClick={() => put(node.items.toSpliced(i, 1))}
          >
            ×
          </button>
        </div>
      ))}
      {adding ? (
        <FieldPicker
          def={def}
          onPick={(offer) => {
            setAdding(false)
            put([...node.items, fresh(offer, (path) => followPath(catalogue, def, path).field)])
          }}
          onGroup={() => {
            setAdding(false)
            put([...node.items, { type: 'group', kind: node.kind === 'any' ? 'all' : 'any', items: [] }])
          }}
        />
      ) : (
        <button type="button" className="btn" onClick={() => setAdding(true)}>
          {t('+ Condition')}
        </button>
      )}
    </div>
  )
}

/** A new condition on what was picked, ready for its value. */
export function fresh(offer: Offer, fieldAt: (path: string) => WireField | undefined): Node {
  if (offer.child) return { type: 'count', child: offer.child, test: 'over', operand: 0 }
  const field = fieldAt(offer.path!)!
  const test = firstTest(field)
  return { type: 'test', path: offer.path!, test, operand: firstOperand(field, test) }
}
