import '../kit/mantine.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../kit/api.ts'
import { t } from '../kit/text.ts'
import { enter } from './enter.ts'
import style from './entry.module.css'
import { Frame } from './Frame.tsx'

export function SignIn() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => api.post('/session', { email: email.trim(), password }),
    onSuccess: () => enter(),
  })
  return (
    <Frame title={t('Sign in')} lead={t('Welcome back.')}>
      {signIn.error && (
        <div className={style.alert} role="alert">
          {signIn.error.message}
        </div>
      )}
      <form
        className={style.fields}
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate()
        }}
      >
        <TextInput
          label={t('E-mail')}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('Password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {t('Sign in')}
        </Button>
      </form>
      <p className={style.hint}>{t('Forgot it? An administrator can set a new password for you.')}</p>
    </Frame>
  )
}
