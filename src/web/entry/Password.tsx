import '../kit/mantine.ts'
import { PasswordInput } from '@mantine/core'
import { useId } from 'react'
import { t } from '../kit/text.ts'
import style from './entry.module.css'
import { strengthOf } from './password.ts'

/** A new password with help while it is written; `own` are words an attacker would try first. */
export function Password({ label = t('Password'), value, own, error, onChange }: PasswordProps) {
  const hint = useId()
  const strength = strengthOf(value, own)
  return (
    <div>
      <PasswordInput
        label={label}
        autoComplete="new-password"
        required
        value={value}
        error={error}
        aria-describedby={hint}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={style.meter} aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <i key={step} data-on={step <= strength.score ? strength.score : 0} />
        ))}
      </div>
      <p id={hint} className={style.hint} aria-live="polite">
        {strength.hint}
      </p>
    </div>
  )
}

type PasswordProps = {
  label?: string
  value: string
  own?: readonly string[]
  error?: string
  onChange(value: string): void
}
