import { Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Linked, WireObject, WireRow } from '#web/kit/catalogue.ts'
import { change } from '#web/kit/change.tsx'
import { Editor } from '#web/kit/Editor.tsx'
import { popup } from '#web/kit/editors/frame.ts'
import { t } from '#web/kit/text.ts'
import '#web/kit/mantine.ts'
import { add, takeAway } from '../write.ts'
import style from './relations.module.css'
import type { Relation } from './useRelations.ts'
import { type Way, wayKey, ways, wordOf } from './words.ts'

type Props = { def: WireObject; account: WireRow; title: string; relation?: Relation; onDone(): void }
type Written = { way: Way; other?: Linked | null; since: unknown; until: unknown; note: unknown }

/** Says what this account is to another one, and since when. */
export default function RelationForm({ def, account, title, relation, onDone }: Props) {
  const [written, setWritten] = useState<Written>({
    way: relation?.way ?? ways[0]!,
    other: relation?.other,
    since: relation?.row.since ?? null,
    until: relation?.row.until ?? null,
    note: relation?.row.note ?? null,
  })
  const put = (some: Partial<Written>) => setWritten({ ...written, ...some })
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!written.other) return
    void write(def, account, title, written, relation)
    onDone()
  }
  return (
    <form className={style.form} onSubmit={save}>
      <Select
        {...popup}
        label={title}
        data={ways.map((way) => ({ value: wayKey(way), label: wordOf(way.type, way.isForth) }))}
        value={wayKey(written.way)}
        allowDeselect={false}
        data-autofocus
        onChange={(key) => put({ way: ways.find((way) => wayKey(way) === key)! })}
      />
      <Editor
        name="account"
        field={{ ...def.fields.to!, label: t('Account'), isRequired: true }}
        value={written.other?.id ?? null}
        included={written.other}
        scope={{ id: { not: account.id } }}
        onChange={(_, link) => put({ other: link })}
      />
      <div className={style.dates}>
        {(['since', 'until'] as const).map((name) => (
          <Editor
            key={name}
            name={name}
            field={def.fields[name]!}
            value={written[name]}
            onChange={(value) => put({ [name]: value })}
          />
        ))}
      </div>
      <Editor name="note" field={def.fields.note!} value={written.note} onChange={(note) => put({ note })} />
      <div className={style.foot}>
        {relation && (
          <button
            type="button"
            className="btn"
            onClick={() => {
              void takeAway(def, relation.row, t('Relation removed'))
              onDone()
            }}
          >
            {t('Remove')}
          </button>
        )}
        <button type="submit" className="btn btn-main" disabled={!written.other}>
          {t('Save')}
        </button>
      </div>
    </form>
  )
}

async function write(
  def: WireObject,
  account: WireRow,
  title: string,
  { way, other, ...rest }: Written,
  relation: Relation | undefined,
) {
  const here = { id: account.id, object: 'account', title }
  const [from, to] = way.isForth ? [here, other!] : [other!, here]
  const values = { ...rest, type: way.type, from: from.id, to: to.id }
  if (relation) await change(def, relation.row, values, { included: { from, to } })
  else await add(def, values, t('Relation added'))
}
