import { type FormEvent, useState } from 'react'
import '#web/kit/mantine.ts'
import type { Linked, WireObject, WireRow } from '#web/kit/catalogue.ts'
import { change } from '#web/kit/change.tsx'
import { Editor } from '#web/kit/Editor.tsx'
import { refresh } from '#web/kit/queries.ts'
import { t } from '#web/kit/text.ts'
import { add } from '../write.ts'
import style from './people.module.css'
import { type Person, rolesOf } from './people.ts'

type Props = {
  roleDef: WireObject
  account: { id: string; title: string }
  /** Missing for somebody who is chosen here. */
  person?: Person
  /** The role that was missing. */
  role?: string
  people: readonly Person[]
  onDone(): void
}
type Written = Record<string, unknown>

/** What somebody is to an account: roles, title there, from when to when. */
export default function RoleForm(props: Props) {
  const { roleDef, account, person, role, people, onDone } = props
  const [who, setWho] = useState<Linked | null | undefined>(
    person && { id: person.id, object: 'contact', title: person.name },
  )
  const standing = person ?? people.find((one) => one.id === who?.id)
  const [written, setWritten] = useState<Written>({})
  const start: Written = {
    ...standing?.role,
    roles: role ? [...new Set([...(standing ? rolesOf(standing) : []), role])] : standing?.role?.roles,
  }
  const values = { ...start, ...written }
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    if (!who) return
    const edit = Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
    void write({ roleDef, account, who, standing, edit })
    onDone()
  }
  const end = () => {
    if (standing?.role)
      void change(roleDef, standing.role, { active: false }).then(() => refresh(roleDef.name))
    onDone()
  }
  return (
    <form className={style.form} onSubmit={save}>
      {!person && (
        <Editor
          name="contact"
          field={{ ...roleDef.fields.contact!, isRequired: true }}
          value={who?.id ?? null}
          included={who}
          onChange={(_, link) => setWho(link)}
        />
      )}
      {names.map((name) => (
        <Editor
          key={name}
          name={name}
          field={roleDef.fields[name]!}
          value={values[name]}
          onChange={(value) => setWritten({ ...written, [name]: value })}
        />
      ))}
      <div className={style.foot}>
        {standing?.role && !standing.isFormer && (
          <button type="button" className="btn" onClick={end}>
            {t('Ends today')}
          </button>
        )}
        <button type="submit" className="btn btn-main" disabled={!who}>
          {t('Save')}
        </button>
      </div>
    </form>
  )
}

const names = ['roles', 'title', 'isPrimary', 'from', 'to'] as const

type Writing = {
  roleDef: WireObject
  account: { id: string; title: string }
  who: Linked
  standing: Person | undefined
  edit: Record<string, unknown>
}

async function write({ roleDef, account, who, standing, edit }: Writing): Promise<WireRow | undefined> {
  // Somebody who comes back gets a role of their own: the old one keeps its days.
  if (standing?.role && !standing.isFormer) {
    const row = await change(roleDef, standing.role, edit)
    await refresh(roleDef.name)
    return row
  }
  const values = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== null))
  const message = t('{name} is among the people of {account}', { name: who.title, account: account.title })
  return add(roleDef, { ...values, account: account.id, contact: who.id }, message)
}
