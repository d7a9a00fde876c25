import { useState } from 'react'
import { api } from '../../kit/api.ts'
import type { WireRow } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import { toast } from '../../kit/undo.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { useSend } from '../parts/useSend.ts'
import { NewPassword } from './NewPassword.tsx'
import { strongPassword } from './password.ts'

export function PasswordSheet({ user, onClose }: { user: WireRow; onClose: () => void }) {
  const [password, setPassword] = useState(strongPassword)
  const sending = useSend(
    () => api.post(`/users/${user.id}/password`, { password }),
    () => {
      toast({ message: t('{name} has a new password and is signed out everywhere', { name: user.name }) })
      onClose()
    },
  )
  return (
    <Sheet
      title={t('Password of {name}', { name: user.name })}
      save={t('Set password')}
      onClose={onClose}
      onSave={sending.run}
      busy={sending.busy}
      mistake={sending.besides(['password'])}
    >
      <NewPassword
        value={password}
        error={sending.of('password', t('The password'))}
        onChange={setPassword}
      />
    </Sheet>
  )
}
