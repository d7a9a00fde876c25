import './mantine.ts'
import './ask.css'
import { Modal } from '@mantine/core'
import { type FormEvent, useState, useSyncExternalStore } from 'react'
import { Problem } from './api.ts'
import { type Asking, askedNow, onAsked } from './ask.ts'
import { fieldLabel, type Linked, type WireField } from './catalogue.ts'
import { Editor } from './Editor.tsx'
import { t } from './text.ts'
import { choiceText } from './Value.tsx'

/** Asks what `askFor` wants to know. The shell has one. */
export default function AskDialog() {
  const asked = useSyncExternalStore(onAsked, askedNow)
  return asked ? <Asked key={asked.turn} {...asked} /> : null
}

type Values = Record<string, unknown>

function Asked({ answer, ...asking }: Asking & { answer: (done: boolean) => void }) {
  const { title, help, confirm, isDanger, fields } = asking
  const form = useAnswers(asking, () => answer(true))
  const names = Object.keys(fields)
  return (
    <Modal
      opened
      centered
      onClose={() => answer(false)}
      title={title}
      closeButtonProps={{ 'aria-label': t('Close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ content: 'ask', header: 'ask-head', title: 'ask-title', body: 'ask-body' }}
    >
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        {help && <p className="ask-help">{help}</p>}
        {names.map((name, i) => (
          <Answer key={name} {...{ name, asking, form }} autoFocus={i === 0} />
        ))}
        {form.problem && (
          <p className="ask-problem" role="alert">
            {form.problem}
          </p>
        )}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={() => answer(false)}>
            {t('Cancel')}
          </button>
          <button
            type="submit"
            className={isDanger ? 'btn btn-danger' : 'btn btn-main'}
            disabled={form.isBusy}
            data-autofocus={names.length ? undefined : true}
          >
            {confirm}
          </button>
        </div>
      </form>
    </Modal>
  )
}

type Form = ReturnType<typeof useAnswers>

function useAnswers({ fields, values: start, included: links, run }: Asking, done: () => void) {
  const [values, setValues] = useState<Values>(start ?? {})
  const [included, setIncluded] = useState(links ?? {})
  const [mistakes, setMistakes] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const set = (name: string, value: unknown, link?: Linked | null) => {
    setValues((was) => ({ ...was, [name]: value }))
    setMistakes(({ [name]: _, ...rest }) => rest)
    if (link !== undefined) setIncluded((was) => ({ ...was, [name]: link }))
  }
  const submit = async () => {
    const missing = Object.keys(fields).filter((name) => fields[name]!.isRequired && isEmpty(values[name]))
    if (missing.length) return tell(Object.fromEntries(missing.map((name) => [name, t('is required')])))
    setBusy(true)
    setProblem(undefined)
    try {
      await run(values, included)
      done()
    } catch (error) {
      const found = error instanceof Problem ? error.errors : []
      tell(Object.fromEntries(found.flatMap((one) => (one.field ? [[one.field, one.message]] : []))))
      if (!found.some((one) => one.field && one.field in fields)) setProblem((error as Error).message)
      setBusy(false)
    }
  }
  const tell = (found: Record<string, string>) => {
    setMistakes(found)
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.ask [aria-invalid="true"], .ask [data-missing] input')?.focus(),
    )
  }
  return { values, included, mistakes, problem, isBusy, set, submit }
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)

type AnswerProps = { name: string; asking: Asking; form: Form; autoFocus: boolean }

function Answer({ name, asking, form, autoFocus }: AnswerProps) {
  const field = asking.fields[name]!
  const mistake = form.mistakes[name]
  const error = mistake && `${fieldLabel(name, field)} ${mistake}`
  const value = form.values[name]
  if (field.kind === 'choice' && (field.choices?.length ?? 0) <= 8)
    return <Choices {...{ name, field, value, error, autoFocus }} onChange={(next) => form.set(name, next)} />
  return (
    <Editor
      name={name}
      field={{ ...field, writable: true }}
      value={value ?? null}
      included={form.included[name]}
      scope={asking.scopes?.[name]}
      error={error}
      autoFocus={autoFocus}
      onChange={(next, link) => form.set(name, next, link)}
    />
  )
}

type ChoicesProps = {
  name: string
  field: WireField
  value: unknown
  error?: string
  autoFocus: boolean
  onChange: (value: string | null) => void
}

/** A few choices all in sight, quicker than a list to open; an open one takes other words as well. */
function Choices({ name, field, value, error, autoFocus, onChange }: ChoicesProps) {
  const choices = field.choices ?? []
  const other = field.open && typeof value === 'string' && !choices.includes(value) ? value : ''
  return (
    <fieldset className="ask-choices" data-missing={error ? true : undefined}>
      <legend>
        {fieldLabel(name, field)}
        {field.isRequired && <span aria-hidden> *</span>}
      </legend>
      {choices.map((choice, i) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            checked={value === choice}
            data-autofocus={autoFocus && i === 0 ? true : undefined}
            onChange={() => onChange(choice)}
          />
          {choiceText(choice, field)}
        </label>
      ))}
      {field.open && (
        <input
          className="text-input"
          aria-label={t('{field} in other words', { field: fieldLabel(name, field) })}
          placeholder={t('In other words…')}
          maxLength={200}
          value={other}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )}
      {error && (
        <p className="ask-problem" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
