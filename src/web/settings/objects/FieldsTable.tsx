import { many, useCatalogue, type WireField, type WireObject } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import style from '../parts/page.module.css'
import { kindIcon, kindLabel } from './kinds.ts'

type Props = { def: WireObject; fields: [string, WireField][]; onEdit: (name: string) => void }

export const FieldsTable = ({ def, fields, onEdit }: Props) => (
  <div className={style.tableBox}>
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{t('Field')}</th>
          <th scope="col">{t('Kind')}</th>
          <th scope="col">{t('Rules')}</th>
          <th scope="col" className={style.wideOnly}>
            {t('Help')}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(([name, field]) => (
          <FieldRow key={name} {...{ def, name, field, onEdit }} />
        ))}
      </tbody>
    </table>
  </div>
)

type RowProps = Omit<Props, 'fields'> & { name: string; field: WireField }

function FieldRow({ def, name, field, onEdit }: RowProps) {
  const Icon = kindIcon(field.kind)
  const target = useCatalogue().find(field.target ?? '')
  return (
    <tr>
      <th scope="row">
        {field.system ? (
          <span className={style.rowName}>{field.label}</span>
        ) : (
          <button type="button" className={style.rowOpen} onClick={() => onEdit(name)}>
            {field.label}
          </button>
        )}
        <code>{name}</code>
      </th>
      <td>
        <span className={style.kind}>
          <Icon size={15} stroke={1.7} aria-hidden />
          {field.kind === 'reference' && target
            ? t('Link to {objects}', { objects: many(target) })
            : kindLabel(field.kind)}
        </span>
      </td>
      <td>
        <span className={style.badges}>
          {field.custom && <span className="chip chip-green">{t('Your own')}</span>}
          {field.isRequired && <span className="chip chip-amber">{t('Required')}</span>}
          {field.unique && <span className="chip chip-violet">{t('Unique')}</span>}
          {name === def.title && <span className="chip chip-blue">{t('Title')}</span>}
          {field.system && <span className="chip">{t('Kept by Mainstay')}</span>}
        </span>
      </td>
      <td className={`${style.wideOnly} ${style.quiet}`}>{field.help ?? field.formula}</td>
    </tr>
  )
}
