import { IconDots } from '@tabler/icons-react'
import { openForm } from '../../form/RecordForm.tsx'
import { titleOf, type WireObject } from '../../kit/catalogue.ts'
import { Menu, type MenuItem } from '../../kit/Popup.tsx'
import { t } from '../../kit/text.ts'
import { complete, pin, remove } from './acts.ts'
import type { Whole } from './pages.ts'
import style from './timeline.module.css'

type Props = { def: WireObject; whole: Whole; onEdit: () => void }

export function EntryMenu({ def, whole: { row }, onEdit }: Props) {
  const mayEdit = row.may?.update ?? def.can.update
  const mayDelete = row.may?.delete ?? def.can.delete
  if (!mayEdit && !mayDelete) return null
  const editing = (): MenuItem[] => [
    { label: t('Edit here'), run: onEdit },
    { label: t('All fields…'), run: () => openForm({ plural: def.plural, id: row.id }) },
    ...(row.kind === 'task'
      ? [
          {
            label: row.done === true ? t('To do again') : t('Mark as done'),
            run: () => void complete(def, row),
          },
        ]
      : []),
    { label: row.pinned === true ? t('No longer on top') : t('Pin on top'), run: () => void pin(def, row) },
  ]
  return (
    <Menu
      label={t('Options of {title}', { title: titleOf(def, row) })}
      align="end"
      className={style.dots}
      button={<IconDots size={15} aria-hidden />}
      items={() => [
        ...(mayEdit ? editing() : []),
        ...(mayDelete
          ? (['line', { label: t('Delete'), danger: true, run: () => void remove(def, row) }] as const)
          : []),
      ]}
    />
  )
}
