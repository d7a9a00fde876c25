import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { kinds } from '#core/field/index.ts'
import { api } from '../kit/api.ts'
import {
  catalogueQuery,
  fieldLabel,
  many,
  useCatalogue,
  type WireField,
  type WireObject,
} from '../kit/catalogue.ts'
import { queries } from '../kit/queries.ts'
import { isAdmin, useSession } from '../kit/session.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { FieldDialog } from './FieldDialog.tsx'
import { ObjectDialog } from './ObjectDialog.tsx'
import { Part } from './Part.tsx'
import style from './settings.module.css'

const again = () => queries.invalidateQueries({ queryKey: catalogueQuery.queryKey })

/** The fields of one object: its own, and those added here. */
export function Fields({ def }: { def: WireObject }) {
  const mayAdmin = isAdmin(useSession())
  const [open, setOpen] = useState<{ name?: string }>()
  const [isRenaming, setRenaming] = useState(false)
  const names = Object.keys(def.fields).filter((name) => !def.fields[name]!.system)
  return (
    <Part
      title={many(def)}
      lead={
        <>
          <Link to="/settings/$" params={{ _splat: 'objects' }}>
            All objects
          </Link>
          {def.help && ` · ${def.help}`}
        </>
      }
      act={
        mayAdmin && (
          <span className={style.acts}>
            {def.custom && (
              <>
                <button type="button" className="btn" onClick={() => setRenaming(true)}>
                  Rename
                </button>
                <Remove def={def} />
              </>
            )}
            <button type="button" className="btn btn-main" onClick={() => setOpen({})}>
              <IconPlus size={14} aria-hidden />
              New field
            </button>
          </span>
        )
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={style.scroll} aria-label={`Fields of ${many(def)}`} tabIndex={0}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">Label</th>
              <th scope="col">Kind</th>
              <th scope="col">Required</th>
              <th scope="col">Unique</th>
              <th scope="col">Name in the API</th>
              <th scope="col">
                <span className="hidden-text">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <Line
                key={name}
                def={def}
                name={name}
                field={def.fields[name]!}
                mayEdit={mayAdmin}
                onEdit={() => setOpen({ name })}
              />
            ))}
          </tbody>
        </table>
      </section>
      {open && <FieldDialog def={def} name={open.name} onClose={() => setOpen(undefined)} />}
      {isRenaming && <ObjectDialog def={def} onClose={() => setRenaming(false)} />}
    </Part>
  )
}

type LineProps = { def: WireObject; name: string; field: WireField; mayEdit: boolean; onEdit(): void }

function Line({ def, name, field, mayEdit, onEdit }: LineProps) {
  const target = useCatalogue().find(field.target ?? '')
  const label = fieldLabel(name, field)
  return (
    <tr>
      <td>
        <b>{label}</b>
        {field.custom && <span className="chip chip-violet">yours</span>}
      </td>
      <td>
        {kinds[field.kind].label}
        {target && field.kind === 'reference' && ` › ${many(target)}`}
        {field.choices && ` (${field.choices.length}${field.open ? ', open' : ''})`}
      </td>
      <td>{field.isRequired ? 'yes' : ''}</td>
      <td>{field.unique ? 'yes' : ''}</td>
      <td className={style.code}>{name}</td>
      <td className={style.acts}>
        {mayEdit && (
          <button type="button" className="btn" aria-label={`Edit ${label}`} onClick={onEdit}>
            Edit
          </button>
        )}
        {mayEdit && field.custom && (
          <button
            type="button"
            className="btn"
            aria-label={`Remove ${label}`}
            onClick={() => void hide(def, name, label)}
          >
            Remove
          </button>
        )}
      </td>
    </tr>
  )
}

async function hide(def: WireObject, name: string, label: string) {
  const path = `/catalogue/objects/${def.name}/fields/${name}`
  try {
    await api.delete(path)
    await again()
    toast({
      message: `${label} removed; its values are kept`,
      undo: () => api.post(`${path}/restore`).then(again),
    })
  } catch (error) {
    toastError(error)
  }
}

function Remove({ def }: { def: WireObject }) {
  const navigate = useNavigate()
  const remove = async () => {
    const path = `/catalogue/objects/${def.name}`
    try {
      await api.delete(path)
      await navigate({ to: '/settings/$', params: { _splat: 'objects' } })
      await again()
      toast({
        message: `${many(def)} removed; the records are kept`,
        undo: () => api.post(`${path}/restore`).then(again),
      })
    } catch (error) {
      toastError(error)
    }
  }
  return (
    <button type="button" className="btn" onClick={() => void remove()}>
      Remove
    </button>
  )
}
