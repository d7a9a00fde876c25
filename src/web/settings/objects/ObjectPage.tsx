import { TextInput } from '@mantine/core'
import { IconDots, IconPlus, IconSearch } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { many, type WireField, type WireObject } from '../../kit/catalogue.ts'
import { Menu } from '../../kit/Popup.tsx'
import { t } from '../../kit/text.ts'
import { Empty } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { removeObject } from './definitions.ts'
import { FieldSheet } from './FieldSheet.tsx'
import { FieldsTable } from './FieldsTable.tsx'
import { ObjectSheet } from './ObjectSheet.tsx'

type Over = { adding: true } | { editing: string } | { renaming: true }

/** The fields of one object. */
export function ObjectPage({ def }: { def: WireObject }) {
  const [over, setOver] = useState<Over>()
  const [text, setText] = useState('')
  const found = Object.entries(def.fields).filter(
    ([name, field]) => !isInner(name) && fits(name, field, text),
  )
  const close = () => setOver(undefined)
  return (
    <div className={style.page}>
      <Head
        title={many(def)}
        lead={def.help ?? t('The fields of this object.')}
        above={{ label: t('Objects and fields'), path: 'objects' }}
      >
        <Link to="/o/$plural" params={{ plural: def.plural }} className="btn">
          {t('Open list')}
        </Link>
        <button type="button" className="btn btn-main" onClick={() => setOver({ adding: true })}>
          <IconPlus size={15} aria-hidden />
          {t('Add field')}
        </button>
        {def.custom && <More def={def} onRename={() => setOver({ renaming: true })} />}
      </Head>
      <TextInput
        aria-label={t('Find a field')}
        placeholder={t('Find a field')}
        leftSection={<IconSearch size={15} aria-hidden />}
        w={260}
        maw="100%"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.length ? (
        <FieldsTable def={def} fields={found} onEdit={(editing) => setOver({ editing })} />
      ) : (
        <Empty title={t('No field has “{text}” in its name', { text })} />
      )}
      {over && 'adding' in over && <FieldSheet def={def} onClose={close} />}
      {over && 'editing' in over && def.fields[over.editing] && (
        <FieldSheet def={def} name={over.editing} onClose={close} />
      )}
      {over && 'renaming' in over && <ObjectSheet def={def} onClose={close} />}
    </div>
  )
}

function More({ def, onRename }: { def: WireObject; onRename: () => void }) {
  const navigate = useNavigate()
  const remove = async () => {
    if (await removeObject(def.name, many(def)))
      void navigate({ to: '/settings/$', params: { _splat: 'objects' } })
  }
  return (
    <Menu
      label={t('More for {objects}', { objects: many(def) })}
      align="end"
      button={<IconDots size={16} aria-hidden />}
      items={() => [
        { label: t('Change names and icon'), run: onRename },
        { label: t('Remove object'), danger: true, run: () => void remove() },
      ]}
    />
  )
}

const isInner = (name: string) => name === 'version'

const fits = (name: string, field: WireField, text: string) =>
  `${field.label} ${name} ${field.kind}`.toLowerCase().includes(text.trim().toLowerCase())
