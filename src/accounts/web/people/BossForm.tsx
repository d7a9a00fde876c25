import '#web/kit/mantine.ts'
import type { WireObject, WireRow } from '#web/kit/catalogue.ts'
import { change } from '#web/kit/change.tsx'
import { Editor } from '#web/kit/Editor.tsx'
import { refresh } from '#web/kit/queries.ts'
import style from './people.module.css'

type Props = { def: WireObject; row: WireRow; onDone(): void }

/** Picks who somebody reports to; picking is saving. */
export default function BossForm({ def, row, onDone }: Props) {
  const pick = async (value: unknown, link?: Parameters<typeof change>[3]) => {
    onDone()
    await change(def, row, { reportsTo: value ?? null }, link)
    await refresh(def.name)
  }
  return (
    <div className={style.form}>
      <Editor
        name="reportsTo"
        field={def.fields.reportsTo!}
        value={row.reportsTo ?? null}
        included={row.included?.reportsTo}
        scope={{ id: { not: row.id }, ...(row.account ? { account: { is: String(row.account) } } : {}) }}
        autoFocus
        onChange={(value, link) => void pick(value, { included: { reportsTo: link ?? null } })}
      />
    </div>
  )
}
