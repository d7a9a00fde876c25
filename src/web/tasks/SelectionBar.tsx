import { useRef, useState } from 'react'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { Menu, Popup } from '../kit/Popup.tsx'
import { useShowing } from '../kit/session.ts'
import { t, tn } from '../kit/text.ts'
import { changeTasks, postponing } from './postpone.ts'
import style from './tasks.module.css'

type Props = { def: WireObject; rows: WireRow[]; onClose: () => void }

/** What may be done to the tasks that are picked. */
export function SelectionBar({ def, rows, onClose }: Props) {
  const { timeZone } = useShowing()
  const finish = async () => {
    await changeTasks(
      def,
      rows,
      () => ({ done: true }),
      (count) => tn(count, 'Task done', '{count} tasks done'),
    )
    onClose()
  }
  return (
    <div className={style.bar} role="toolbar" aria-label={t('Picked tasks')}>
      <span>{tn(rows.length, '{count} picked', '{count} picked')}</span>
      <button type="button" onClick={() => void finish()}>
        {t('Done')}
      </button>
      <Menu label={t('Move')} className="" button={t('Move')} items={() => postponing(def, rows, timeZone)} />
      <Assign def={def} rows={rows} />
      <button type="button" onClick={onClose}>
        {t('Cancel')}
      </button>
    </div>
  )
}

function Assign({ def, rows }: Omit<Props, 'onClose'>) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const assign = (owner: unknown) => {
    setOpen(false)
    void changeTasks(
      def,
      rows,
      () => ({ owner }),
      (count) => tn(count, 'Task handed over', '{count} tasks handed over'),
    )
  }
  return (
    <>
      <button ref={anchor} type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('Hand over')}
      </button>
      {isOpen && (
        <Popup anchor={anchor} label={t('Hand over to')} onClose={() => setOpen(false)} width={260}>
          <Editor name="owner" field={def.fields.owner!} value={null} compact autoFocus onChange={assign} />
        </Popup>
      )}
    </>
  )
}
