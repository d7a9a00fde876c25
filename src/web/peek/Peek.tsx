import { t } from '../kit/text.ts'
import '../kit/iconButton.css'
import './peek.css'
import { IconArrowsDiagonal, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Field } from '#core/field/index.ts'
import { isLink } from '#core/field/index.ts'
import { api } from '../kit/api.ts'
import { fieldLabel, inSentence, one, titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { useShortcut } from '../kit/keys.ts'
import { rowKey } from '../kit/queries.ts'
import { Initials } from '../kit/Value.tsx'
import { PeekField } from './PeekField.tsx'

type Props = { def: WireObject; id: string; onClose: () => void }

/** A record beside the list it is in: read or change it without losing one's place. */
export default function Peek({ def, id, onClose }: Props) {
  const links = Object.entries(def.fields).filter(([, field]) => isLink(field as Field))
  const record = useQuery({
    queryKey: rowKey(def.name, id, 'peek'),
    queryFn: ({ signal }) =>
      api.get<WireRow>(`/${def.plural}/${id}`, {
        query: { include: [...links.map(([name]) => name), 'may'].join(',') },
        signal,
      }),
  })
  useShortcut({ keys: 'Escape', label: t('Close the panel'), group: t('List') }, onClose)
  const row = record.data
  return (
    <aside className="peek" aria-label={row ? titleOf(def, row) : one(def)}>
      <header className="peek-head">
        {row && (
          <Initials
            name={titleOf(def, row)}
            size={34}
            square={def.name !== 'contact' && def.name !== 'user'}
          />
        )}
        <h2>{row ? titleOf(def, row) : one(def)}</h2>
        <Link
          to="/o/$plural/$id"
          params={{ plural: def.plural, id }}
          className="icon-button"
          aria-label={t('Open the {object}', { object: inSentence(one(def)) })}
          title={t('Open')}
        >
          <IconArrowsDiagonal size={16} stroke={1.7} aria-hidden />
        </Link>
        <button
          type="button"
          className="icon-button"
          aria-label={t('Close the panel')}
          title={t('Close')}
          onClick={onClose}
        >
          <IconX size={16} stroke={1.7} aria-hidden />
        </button>
      </header>
      {record.error && (
        <p className="peek-error" role="alert">
          {record.error.message}
        </p>
      )}
      <div className="peek-body">
        {row ? <Sections key={id} def={def} row={row} /> : !record.error && <Waiting />}
      </div>
    </aside>
  )
}

function Sections({ def, row }: { def: WireObject; row: WireRow }) {
  const [all, setAll] = useState(false)
  const sections = def.form
    .map((section) => ({
      ...section,
      of: section.of.filter(
        (name) => def.fields[name] && (all || !isEmpty(row[name]) || section === def.form[0]),
      ),
    }))
    .filter((section) => section.of.length)
  const last = ['createdAt', 'updatedAt', 'updatedBy'].filter((name) => def.fields[name])
  return (
    <>
      {sections.map((section) => (
        <section key={section.label ?? ''}>
          {section.label && <h3>{section.label}</h3>}
          <dl>
            {section.of.map((name) => (
              <PeekField
                key={name}
                def={def}
                row={row}
                name={name}
                label={fieldLabel(name, def.fields[name])}
              />
            ))}
          </dl>
        </section>
      ))}
      <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? t('Hide empty fields') : t('Show all fields')}
      </button>
      <section>
        <dl>
          {last.map((name) => (
            <PeekField
              key={name}
              def={def}
              row={row}
              name={name}
              label={fieldLabel(name, def.fields[name])}
            />
          ))}
        </dl>
      </section>
    </>
  )
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

const Waiting = () => (
  <dl>
    {[60, 80, 45, 70, 55, 65].map((width) => (
      <div key={width} className="peek-field">
        <dt>
          <span className="skeleton" style={{ width: 70, height: 10 }} />
        </dt>
        <dd>
          <span className="skeleton" style={{ width: `${width}%`, height: 10 }} />
        </dd>
      </div>
    ))}
  </dl>
)
