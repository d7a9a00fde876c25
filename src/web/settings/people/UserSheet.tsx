import { Switch } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import type { Linked, WireObject, WireRow } from '../../kit/catalogue.ts'
import { refresh } from '../../kit/queries.ts'
import { defined, t } from '../../kit/text.ts'
import { toast } from '../../kit/undo.tsx'
import { Inputs, type Values } from '../parts/Inputs.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { useSend } from '../parts/useSend.ts'
import { NewPassword } from './NewPassword.tsx'
import { strongPassword } from './password.ts'
import style from './people.module.css'

type Props = { def: WireObject; user?: WireRow; onClose: () => void }

const names = ['name', 'email', 'jobTitle', 'phone', 'roles', 'team', 'manager']
const rights = [
  [defined('Admin', 'user.roles'), t('everything, and these settings')],
  [defined('Manager', 'user.roles'), t('all records')],
  [defined('Sales', 'user.roles'), t('their own, their team’s and what nobody owns')],
  [defined('Viewer', 'user.roles'), t('reads all, changes nothing')],
]

/** A new colleague with a first password, or what is known of one. */
export function UserSheet({ def, user, onClose }: Props) {
  const [values, setValues] = useState<Values>(() => user ?? { roles: ['sales'], active: true })
  const [included, setIncluded] = useState<Record<string, Linked | null>>(user?.included ?? {})
  const [may, setMay] = useState(!user)
  const [password, setPassword] = useState(strongPassword)
  // Kept when the user was made but the password refused: saving again must not make a second one.
  const [made, setMade] = useState<WireRow>()
  const input = Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
  const sending = useSend(
    async () => {
      const known = user ?? made
      const row = known
        ? await api.patch<WireRow>(`/users/${known.id}`, input)
        : await api.post<WireRow>('/users', input)
      if (user) return
      setMade(row)
      if (may) await api.post(`/users/${row.id}/password`, { password })
    },
    async () => {
      await refresh('user')
      toast({
        message: user
          ? t('{name} saved', { name: values.name })
          : may
            ? t('{name} can sign in now', { name: values.name })
            : t('{name} is added', { name: values.name }),
      })
      onClose()
    },
  )
  const lacking = !values.name || (may && !values.email)
  return (
    <Sheet
      title={user ? t('Change {name}', { name: user.name }) : t('New user')}
      save={user ? t('Save') : t('Add user')}
      onClose={onClose}
      onSave={() => !lacking && sending.run()}
      busy={sending.busy}
      disabled={lacking}
      mistake={sending.besides([...names, 'password'])}
    >
      <Inputs
        {...{ def, names, values, included, sending }}
        focus="name"
        onChange={(name, value, link) => {
          setValues((was) => ({ ...was, [name]: value }))
          if (link !== undefined) setIncluded((was) => ({ ...was, [name]: link }))
        }}
      />
      <dl className={style.rights}>
        {rights.map(([role, what]) => (
          <div key={role}>
            <dt>{role}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      {!user && (
        <Switch
          label={t('May sign in')}
          description={t('Without, a user owns records only; it needs an e-mail address')}
          checked={may}
          onChange={(event) => setMay(event.currentTarget.checked)}
        />
      )}
      {!user && may && (
        <NewPassword
          value={password}
          error={sending.of('password', t('The password'))}
          onChange={setPassword}
        />
      )}
    </Sheet>
  )
}
