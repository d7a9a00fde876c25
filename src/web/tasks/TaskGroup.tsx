import '../kit/iconButton.css'
import { IconDots } from '@tabler/icons-react'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { titleOf } from '../kit/catalogue.ts'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { Initials } from '../kit/Value.tsx'
import { type GroupName, groupLabel } from './groups.ts'
import { postponing } from './postpone.ts'
import { TaskLine } from './TaskLine.tsx'
import style from './tasks.module.css'

type Props = {
  def: WireObject
  name?: GroupName
  label?: string
  rows: WireRow[]
  picked: ReadonlySet<string>
  onPick: (id: string) => void
  showOwner: boolean
}

export function TaskGroup({ def, name, label, rows, picked, onPick, showOwner }: Props) {
  const { timeZone } = useShowing()
  const title = name ? groupLabel[name]() : label!
  return (
    <section className={style.group} aria-label={title} data-group={name}>
      <h2>
        {title}
        <span>{rows.length}</span>
        {name && name !== 'today' && (
          <Menu
            label={t('Move all of “{group}”', { group: title })}
            align="end"
            className={style.all}
            button={t('Move all')}
            items={() => postponing(def, rows, timeZone)}
          />
        )}
      </h2>
      {rows.map((row) => (
        <div key={row.id} data-task={row.id} data-picked={picked.has(row.id) || undefined} tabIndex={-1}>
          <TaskLine
            def={def}
            row={row}
            beside={
              showOwner && row.included?.owner && <Initials name={row.included.owner.title} size={18} />
            }
          >
            <Menu
              label={t('Options of {task}', { task: titleOf(def, row) })}
              align="end"
              className="icon-button"
              button={<IconDots size={15} stroke={1.8} aria-hidden />}
              items={(): MenuItem[] => [
                {
                  label: picked.has(row.id) ? t('Leave out') : t('Pick, for several at once'),
                  hint: 'X',
                  run: () => onPick(row.id),
                },
                ...postponing(def, [row], timeZone),
              ]}
            />
          </TaskLine>
        </div>
      ))}
    </section>
  )
}
