import { IconChevronLeft, IconDots, IconPencil, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { openForm } from '../form/RecordForm.tsx'
import { FollowButton } from '../inbox/FollowButton.tsx'
import { api } from '../kit/api.ts'
import { inSentence, many, one, titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { useShortcut } from '../kit/keys.ts'
import { Menu } from '../kit/Popup.tsx'
import { refresh } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { Chip, Initials, Value } from '../kit/Value.tsx'
import { doVerb, verbsFor } from '../kit/verbs.ts'
import { Here } from './Here.tsx'
import style from './record.module.css'
import { inherited, isEmpty, type Relation } from './record.ts'
import { Steps } from './Steps.tsx'

type Props = { def: WireObject; row: WireRow; relations: Relation[]; mayEdit: boolean; isDeleted: boolean }

export function Header({ def, row, relations, mayEdit, isDeleted }: Props) {
  const title = titleOf(def, row)
  return (
    <header className={style.head}>
      <div className={style.who}>
        <Link
          className={style.back}
          to="/o/$plural"
          params={{ plural: def.plural }}
          aria-label={t('All {objects}', { objects: inSentence(many(def)) })}
        >
          <IconChevronLeft size={20} aria-hidden />
        </Link>
        <Initials name={title} square size={44} />
        <div className={style.names}>
          <h2>{title}</h2>
          <Summary def={def} row={row} />
        </div>
        <Here def={def} id={row.id} />
        {!isDeleted && <Actions {...{ def, row, relations, mayEdit }} />}
      </div>
      {def.board && <Steps def={def} row={row} mayEdit={mayEdit} />}
    </header>
  )
}

/** The words people sort records by: kind, type and tags as chips, then the links of the list's columns. */
function Summary({ def, row }: { def: WireObject; row: WireRow }) {
  // What a deal is worth says more than any chip; an account's revenue is but one of its facts.
  const sum = def.name === 'account' ? undefined : def.board?.sum
  const names = def.list.columns.filter(
    (name) => name !== def.title && name !== def.board?.by && !isEmpty(row[name]),
  )
  const chips = names.filter((name) => ['choice', 'multiChoice'].includes(def.fields[name]?.kind ?? ''))
  const links = names.filter((name) => ['reference', 'user'].includes(def.fields[name]?.kind ?? ''))
  const tags = Array.isArray(row.tags) ? (row.tags as string[]).slice(0, 4) : []
  return (
    <div className={style.summary}>
      {sum && !isEmpty(row[sum]) && (
        <span className={style.sum}>
          <Value name={sum} field={def.fields[sum]!} value={row[sum]} />
        </span>
      )}
      {[...chips.slice(0, 3), ...links.slice(0, 3)].map((name) => (
        <Value
          key={name}
          name={name}
          field={def.fields[name]!}
          value={row[name]}
          included={row.included?.[name]}
        />
      ))}
      {def.fields.tags && tags.map((tag) => <Chip key={tag} value={tag} field={def.fields.tags!} />)}
    </div>
  )
}

function Actions({ def, row, relations, mayEdit }: Omit<Props, 'isDeleted'>) {
  const edit = () => openForm({ plural: def.plural, id: row.id })
  useShortcut(
    { keys: 'e', label: t('Edit this {object}', { object: inSentence(one(def)) }), group: t('Record') },
    edit,
    mayEdit,
  )
  const boards = relations.filter(({ def: far }) => far.board && far.can.create && far !== def)
  // What is sold comes first: it is what most people add.
  const next = boards.find((relation) => relation.def.board!.sum) ?? boards[0]
  const add = () => next && openForm({ plural: next.def.plural, ...inherited(next, def, row) })
  const nextLabel = next ? t('New {object}', { object: inSentence(one(next.def)) }) : ''
  useShortcut({ keys: 'Shift+n', label: nextLabel, group: t('Record') }, add, next !== undefined)
  const verbs = verbsFor(def, row, mayEdit)
  return (
    <div className={style.acts}>
      {def.nav && def.nav.group !== 'settings' && <FollowButton def={def} id={row.id} />}
      {verbs.map((verb) => (
        <button key={verb.name} type="button" className="btn" onClick={() => void doVerb(def, row, verb)}>
          {verb.label}
        </button>
      ))}
      {mayEdit && (
        <button type="button" className="btn" onClick={edit}>
          <IconPencil size={14} aria-hidden />
          {t('Edit')}
        </button>
      )}
      {next && (
        <button type="button" className="btn" onClick={add}>
          <IconPlus size={14} aria-hidden />
          {nextLabel}
        </button>
      )}
      <More def={def} row={row} mayDelete={row.may?.delete ?? def.can.delete} />
    </div>
  )
}

function More({ def, row, mayDelete }: { def: WireObject; row: WireRow; mayDelete: boolean }) {
  const navigate = useNavigate()
  const leave = () => void navigate({ to: '/o/$plural', params: { plural: def.plural } })
  return (
    <Menu
      label={t('More actions')}
      align="end"
      button={<IconDots size={16} aria-hidden />}
      items={() => [
        { label: t('Copy link'), run: () => void copy(location.origin + location.pathname, t('Link')) },
        { label: t('Copy id'), run: () => void copy(row.id, t('Id')) },
        ...(mayDelete
          ? (['line', { label: t('Delete'), danger: true, run: () => void remove(def, row, leave) }] as const)
          : []),
      ]}
    />
  )
}

async function remove(def: WireObject, row: WireRow, leave: () => void) {
  try {
    await api.delete(`/${def.plural}/${row.id}`)
    leave()
    void refresh(def.name)
    toast({
      message: t('{title} deleted', { title: titleOf(def, row) }),
      undo: async () => {
        await api.post(`/${def.plural}/${row.id}/restore`)
        await refresh(def.name)
      },
    })
  } catch (error) {
    toastError(error)
  }
}

// The clipboard exists only in secure contexts; an installation on a plain http LAN is none.
async function copy(text: string, what: string) {
  try {
    await navigator.clipboard.writeText(text)
    toast({ message: t('{what} copied', { what }) })
  } catch {
    toast({ message: text })
  }
}
