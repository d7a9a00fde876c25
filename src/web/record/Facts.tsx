import { Fragment, type ReactNode, useState } from 'react'
import { isVisible } from '../form/visible.ts'
import { fieldLabel, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { t, tn } from '../kit/text.ts'
import { Value } from '../kit/Value.tsx'
import { Fact } from './Fact.tsx'
import style from './facts.module.css'
import { insteadOf } from './parts.ts'
import { isEmpty } from './record.ts'

type Props = { def: WireObject; row: WireRow; mayEdit: boolean }
type FactsProps = Props & { /** Stands below the first part. */ children?: ReactNode }

/** Every field of the record under the headings of its form; empty ones beyond the first part wait folded. */
export function Facts({ def, row, mayEdit, children }: FactsProps) {
  return (
    <>
      {partsOf(def).map((part, i) => (
        <Fragment key={part.label}>
          <Part {...{ def, row, mayEdit }} label={part.label} names={part.of} isFirst={i === 0} />
          {i === 0 && children}
        </Fragment>
      ))}
      <Record def={def} row={row} />
    </>
  )
}

function partsOf(def: WireObject): { label: string; of: string[] }[] {
  const placed = new Set(def.form.flatMap((section) => section.of))
  const taken = insteadOf(def, 'left')
  const isFact = (name: string) => def.fields[name] && name !== def.title && !taken.has(name)
  const rest = Object.keys(def.fields).filter((name) => !placed.has(name) && !def.fields[name]!.system)
  const parts = def.form.map((section) => ({
    label: section.label ?? t('Details'),
    of: section.of.filter(isFact),
  }))
  return rest.length ? [...parts, { label: t('Other'), of: rest.filter(isFact) }] : parts
}

type PartProps = Props & { label: string; names: string[]; isFirst: boolean }

function Part({ def, row, mayEdit, label, names, isFirst }: PartProps) {
  const [isOpen, setOpen] = useState(false)
  const shown = names.filter((name) => isVisible(def.fields[name]!.visibleWhen, row))
  const filled = isFirst || isOpen ? shown : shown.filter((name) => !isEmpty(row[name]))
  const hidden = shown.length - filled.length
  if (!shown.length || (!filled.length && !mayEdit)) return null
  return (
    <section className={style.part}>
      <h2>
        {label}
        {hidden > 0 && mayEdit && (
          <button
            type="button"
            onClick={() => setOpen(true)}
            aria-label={tn(
              hidden,
              'Show {count} empty field of {label}',
              'Show {count} empty fields of {label}',
              { label },
            )}
          >
            {tn(hidden, '{count} empty', '{count} empty')}
          </button>
        )}
        {isOpen && (
          <button
            type="button"
            onClick={() => setOpen(false)}
            aria-label={t('Hide empty fields of {label}', { label })}
          >
            {t('Less')}
          </button>
        )}
      </h2>
      {filled.length > 0 && (
        <dl>
          {filled.map((name) => (
            <Fact key={name} def={def} row={row} name={name} mayEdit={mayEdit} />
          ))}
        </dl>
      )}
    </section>
  )
}

const kept = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy']

const Record = ({ def, row }: Omit<Props, 'mayEdit'>) => (
  <section className={style.part}>
    <h2>{t('Record')}</h2>
    <dl>
      {kept
        .filter((name) => def.fields[name] && !isEmpty(row[name]))
        .map((name) => (
          <div key={name} className={style.fact}>
            <dt>{fieldLabel(name, def.fields[name])}</dt>
            <dd>
              <span className={style.value}>
                <Value
                  name={name}
                  field={def.fields[name]!}
                  value={row[name]}
                  included={row.included?.[name]}
                />
              </span>
            </dd>
          </div>
        ))}
    </dl>
  </section>
)
