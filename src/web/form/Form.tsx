import '../kit/mantine.ts'
import { Drawer } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { inSentence, one, titleOf, useObjectAt, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { momentText } from '../kit/format.ts'
import { useShortcut } from '../kit/keys.ts'
import { useEditing } from '../kit/presence.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { Footer } from './Footer.tsx'
import style from './form.module.css'
import type { FormRequest } from './RecordForm.tsx'
import { Sections } from './Sections.tsx'
import { useForm, useOpened } from './useForm.ts'
import { useSave } from './useSave.ts'

type Props = { request: FormRequest; isTop: boolean; onClose(): void }

export function Form(props: Props) {
  const def = useObjectAt(props.request.plural)
  return def ? <Loaded def={def} {...props} /> : null
}

function Loaded(props: Props & { def: WireObject }) {
  const { def, request, isTop, onClose } = props
  const opened = useOpened(def, request.id)
  const [turn, setTurn] = useState(0)
  if (request.id && !opened.data)
    return (
      <Sheet title={opened.error ? opened.error.message : t('Opening…')} isTop={isTop} onClose={onClose}>
        {null}
      </Sheet>
    )
  return <Written key={turn} {...props} opened={opened.data} onAgain={() => setTurn(turn + 1)} />
}

type WrittenProps = Props & { def: WireObject; opened: WireRow | undefined; onAgain(): void }

function Written({ def, request, isTop, opened: present, onClose, onAgain }: WrittenProps) {
  // What others write while the form is open must not pass for what this user saw.
  const [opened] = useState(present)
  const { locale, timeZone } = useShowing()
  const form = useForm(def, request, opened)
  const [asks, setAsks] = useState(false)
  const save = useSave(def, request, opened, form)
  const [at, setAt] = useState<string | null>(null)
  useEditing(def.name, opened?.id ?? '', opened ? at : null)
  const leave = () => (form.isChanged ? setAsks(true) : onClose())
  const submit = (again: boolean) => save.run(() => (again ? onAgain() : onClose()))
  useShortcut(
    { keys: 'Mod+Enter', label: t('Save the form'), group: t('Form'), always: true },
    () => submit(false),
    isTop,
  )
  useShortcut(
    { keys: 'Mod+Shift+Enter', label: t('Save and begin another'), group: t('Form'), always: true },
    () => submit(true),
    isTop && !opened,
  )
  const title = opened
    ? t('Edit {title}', { title: titleOf(def, opened) })
    : t('New {object}', { object: inSentence(one(def)) })
  return (
    <Sheet title={title} isTop={isTop} onClose={leave}>
      <form
        className={style.form}
        noValidate
        onFocus={(event) => setAt(fieldAt(def, event.target))}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          submit(false)
        }}
      >
        {form.draftAt && form.isChanged && (
          <p className={style.draft}>
            <span>
              {t('Your draft of {moment} is back.', { moment: momentText(form.draftAt, locale, timeZone) })}
            </span>
            <button type="button" onClick={form.clear}>
              {t('Start over')}
            </button>
          </p>
        )}
        <Sections def={def} form={form} mistakes={save.mistakes} isNew={!opened} />
        <Footer
          asks={asks}
          mistake={save.mistake}
          isSaving={save.isSaving}
          isNew={!opened}
          onAgain={() => submit(true)}
          onCancel={leave}
          onStay={() => setAsks(false)}
          onKeep={onClose}
          onDiscard={() => {
            form.clear()
            onClose()
          }}
        />
      </form>
    </Sheet>
  )
}

// Inputs carry the name of their field; a part of one (an amount's currency) its beginning.
const fieldAt = (def: WireObject, element: Element) => {
  const name = element.getAttribute('name')?.split('.')[0] ?? ''
  return def.fields[name] ? name : null
}

type SheetProps = { title: string; isTop: boolean; onClose(): void; children: ReactNode }

function Sheet({ title, isTop, onClose, children }: SheetProps) {
  return (
    <Drawer
      opened
      onClose={onClose}
      closeOnEscape={isTop}
      trapFocus={isTop}
      position="right"
      size={600}
      title={title}
      closeButtonProps={{ 'aria-label': t('Close') }}
      transitionProps={{ duration: 120 }}
      classNames={{ header: style.head, title: style.title, body: style.body, content: style.sheet }}
    >
      {children}
    </Drawer>
  )
}
