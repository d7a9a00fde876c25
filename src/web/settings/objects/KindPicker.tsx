import type { KindName } from '#core/field/index.ts'
import { t } from '../../kit/text.ts'
import { kindLabel, offered } from './kinds.ts'
import style from './objects.module.css'

/** All kinds at a glance; arrow keys move as in any group of radio buttons. */
export const KindPicker = ({ value, onChange }: { value: KindName; onChange: (kind: KindName) => void }) => (
  <fieldset className={style.kinds}>
    <legend>{t('Kind')}</legend>
    {offered.map(({ kind, icon: Icon }) => (
      <label key={kind}>
        <input type="radio" name="kind" checked={value === kind} onChange={() => onChange(kind)} />
        <Icon size={16} stroke={1.7} aria-hidden />
        {kindLabel(kind)}
      </label>
    ))}
  </fieldset>
)
