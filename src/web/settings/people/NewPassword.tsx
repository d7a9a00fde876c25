import { TextInput } from '@mantine/core'
import { t } from '../../kit/text.ts'
import { Copy } from '../parts/Copy.tsx'
import { strongPassword } from './password.ts'
import style from './people.module.css'

type Props = { value: string; error?: string; onChange: (password: string) => void }

/** A password an administrator hands over; in plain sight, for it must be told to somebody. */
export const NewPassword = ({ value, error, onChange }: Props) => (
  <div className={style.password}>
    <TextInput
      label={t('Password')}
      description={t('Tell it to them yourself; it is not shown again')}
      autoComplete="off"
      spellCheck={false}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
    <button type="button" className="btn" onClick={() => onChange(strongPassword())}>
      {t('Make a new one')}
    </button>
    <Copy text={value} />
  </div>
)
