import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { Password } from '../../entry/Password.tsx'
import { strengthOf } from '../../entry/password.ts'
import { api } from '../../kit/api.ts'
import { useSession } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import { toast } from '../../kit/undo.tsx'
import style from '../parts/page.module.css'
import { useSend } from '../parts/useSend.ts'

export function PasswordForm() {
  const { user } = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const own = [user.name, user.email ?? '']
  const sending = useSend(
    () => api.post('/session/password', { current, next }),
    () => {
      setCurrent('')
      setNext('')
      toast({ message: t('Password changed. You are signed out everywhere else.') })
    },
  )
  const ready = current !== '' && strengthOf(next, own).good
  return (
    <section className={style.part}>
      <h3>{t('Password')}</h3>
      <form
        className={style.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) sending.run()
        }}
      >
        <input type="text" autoComplete="username" value={user.email ?? ''} readOnly hidden />
        <PasswordInput
          label={t('Current password')}
          autoComplete="current-password"
          value={current}
          error={sending.of('current', t('The current password'))}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <Password
          label={t('New password')}
          own={own}
          value={next}
          error={sending.of('password', t('The new password')) ?? sending.of('next', t('The new password'))}
          onChange={setNext}
        />
        {sending.besides(['current', 'password', 'next']) && (
          <p className={style.mistake} role="alert">
            {sending.besides(['current', 'password', 'next'])}
          </p>
        )}
        <div>
          <Button type="submit" variant="default" loading={sending.busy} disabled={!ready}>
            {t('Change password')}
          </Button>
        </div>
      </form>
    </section>
  )
}
