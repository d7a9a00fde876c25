import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Plan } from '#core/transfer/plan.ts'
import { api } from '../kit/api.ts'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Menu } from '../kit/Popup.tsx'
import { refresh, rowsKey } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import style from './import.module.css'
import type { Run } from './run.ts'

type Props = { def: WireObject; run: Run; plan: Plan; onLoad(plan: Plan): void }

/** Plans kept under a name for the next file of the same shape. */
export function Maps({ def, run, plan, onLoad }: Props) {
  const [isNaming, setNaming] = useState(false)
  const query = { filter: { object: { is: def.name } }, sort: 'name', limit: 100 }
  const { data } = useQuery({
    queryKey: rowsKey('importMap', query),
    queryFn: ({ signal }) => api.get<{ data: WireRow[] }>('/importMaps', { query, signal }),
  })
  const maps = data?.data ?? []
  const load = (map: WireRow) => {
    onLoad(fitted(map.plan as Plan, plan))
    toast({ message: t('“{name}” is applied', { name: map.name }), undo: () => onLoad(plan) })
  }
  return (
    <>
      <Menu
        label={t('Saved maps')}
        align="end"
        button={t('Saved maps')}
        items={() => [
          ...maps.map((map) => ({ label: String(map.name), run: () => load(map) })),
          ...(maps.length ? (['line'] as const) : [{ heading: t('None for this object yet') }]),
          { label: t('Save this one…'), run: () => setNaming(true) },
        ]}
      />
      {isNaming && <Naming def={def} run={run} plan={plan} maps={maps} onClose={() => setNaming(false)} />}
    </>
  )
}

// What the map says holds for the columns that are here; the others keep their place.
function fitted(saved: Plan, here: Plan): Plan {
  const known = new Set(saved.columns.map((column) => column.column))
  const present = new Set(here.columns.map((column) => column.column))
  const columns = [
    ...saved.columns.filter((column) => present.has(column.column)),
    ...here.columns.filter((column) => !known.has(column.column)),
  ]
  return { ...saved, columns, fixes: undefined }
}

type NamingProps = Omit<Props, 'onLoad'> & { maps: WireRow[]; onClose(): void }

function Naming({ def, run, plan, maps, onClose }: NamingProps) {
  const [name, setName] = useState('')
  const old = maps.find((map) => String(map.name).toLowerCase() === name.trim().toLowerCase())
  const save = async () => {
    const { fixes: _, ...kept } = plan
    const map = { name: name.trim(), object: def.name, source: run.source, plan: kept }
    try {
      if (old) await api.patch(`/importMaps/${old.id}`, map)
      else await api.post('/importMaps', map)
      await refresh('importMap')
      toast({ message: t('“{name}” is saved', { name: map.name }) })
      onClose()
    } catch (error) {
      toastError(error)
    }
  }
  return (
    <Dialog title={t('Save this map')} onClose={onClose}>
      <form
        className={style.naming}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) void save()
        }}
      >
        <label>
          {t('Name')}
          <input
            className={style.input}
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {old && <p>{t('This replaces the map of that name.')}</p>}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t('Cancel')}
          </button>
          <button type="submit" className="btn btn-main" disabled={!name.trim()}>
            {t('Save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
