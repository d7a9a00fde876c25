import { useState } from 'react'
import { api } from '../kit/api.ts'
import { catalogueQuery, type WireObject } from '../kit/catalogue.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { queries } from '../kit/queries.ts'
import { iconNames, iconOf } from '../shell/icons.ts'
import style from './settings.module.css'

type Props = { def?: WireObject; onClose(): void; onDone?(name: string): void }

/** Makes an object, or renames one that was made here. */
export function ObjectDialog({ def, onClose, onDone }: Props) {
  const [one, setOne] = useState(def?.labels[0] ?? '')
  const [many, setMany] = useState(def?.labels[1] ?? '')
  const [icon, setIcon] = useState(def?.nav?.icon ?? 'box')
  const [help, setHelp] = useState(def?.help ?? '')
  const [error, setError] = useState<string>()
  const save = async () => {
    const body = {
      labels: [one.trim(), many.trim() || plural(one.trim())],
      icon,
      ...(help.trim() && { help: help.trim() }),
    }
    try {
      const made = def
        ? await api.patch<{ name: string }>(`/catalogue/objects/${def.name}`, body)
        : await api.post<{ name: string }>('/catalogue/objects', body)
      await queries.invalidateQueries({ queryKey: catalogueQuery.queryKey })
      onClose()
      onDone?.(made.name)
    } catch (problem) {
      setError((problem as Error).message)
    }
  }
  return (
    <Dialog title={def ? `Change ${def.labels[1]}` : 'New object'} onClose={onClose}>
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className={style.pair}>
          <label>
            One of them
            <input
              required
              maxLength={100}
              placeholder="Vehicle"
              value={one}
              onChange={(event) => setOne(event.currentTarget.value)}
            />
          </label>
          <label>
            Many of them
            <input
              maxLength={100}
              placeholder={one ? plural(one) : 'Vehicles'}
              value={many}
              onChange={(event) => setMany(event.currentTarget.value)}
            />
          </label>
        </div>
        <fieldset className={style.icons}>
          <legend>Icon</legend>
          {iconNames.map((name) => {
            const Icon = iconOf(name)
            return (
              <label key={name} title={name}>
                <input
                  type="radio"
                  name="icon"
                  aria-label={name}
                  checked={icon === name}
                  onChange={() => setIcon(name)}
                />
                <Icon size={17} stroke={1.7} aria-hidden />
              </label>
            )
          })}
        </fieldset>
        <label>
          What it is
          <input
            maxLength={500}
            placeholder="For those who see it the first time"
            value={help}
            onChange={(event) => setHelp(event.currentTarget.value)}
          />
        </label>
        {error && (
          <p className={style.error} role="alert">
            {error}
          </p>
        )}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="btn btn-main" disabled={!one.trim()}>
            {def ? 'Save' : 'Make it'}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const plural = (one: string) =>
  /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(one) ? `${one}es` : `${one}s`
