import { useState } from 'react'
import { api } from '../../kit/api.ts'
import type { WireRow } from '../../kit/catalogue.ts'
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
      toast({ message: `${user.name} has a new password and is signed out everywhere` })
      onClose()
    },
  )
  return (
    <Sheet
      title={`Password of ${user.name}`}
      save="Set password"
      onClose={onClose}
      onSave={sending.run}
      busy={sending.busy}
      mistake={sending.besides(['password'])}
    >
      <NewPassword value={password} error={sending.of('password', 'The password')} onChange={setPassword} />
    </Sheet>
  )
}
