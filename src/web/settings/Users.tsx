import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Password } from '../entry/Password.tsx'
import { shortestPassword } from '../entry/password.ts'
import { openForm } from '../form/RecordForm.tsx'
import { api } from '../kit/api.ts'
import { useCatalogue, type WireRow } from '../kit/catalogue.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { isAdmin, useSession } from '../kit/session.ts'
import { toast } from '../kit/undo.tsx'
import { Part } from './Part.tsx'
import { Rows } from './Rows.tsx'
import style from './settings.module.css'

export function Users() {
  const def = useCatalogue().find('user')
  const mayAdmin = isAdmin(useSession())
  const [user, setUser] = useState<WireRow>()
  if (!def) return null
  const add = () => openForm({ plural: def.plural, onSaved: (row) => row.email && setUser(row) })
  return (
    <Part
      title="Users"
      lead="People who work here. One without an e-mail address or password owns records but cannot sign in."
      act={
        def.can.create && (
          <button type="button" className="btn btn-main" onClick={add}>
            <IconPlus size={14} aria-hidden />
            New user
          </button>
        )
      }
    >
      <Rows
        def={def}
        columns={['name', 'email', 'roles', 'team', 'active', 'lastSignInAt']}
        label="Users"
        empty="Nobody yet"
        actions={
          mayAdmin
            ? (row) => (
                <>
                  {Boolean(row.email) && (
                    <button type="button" className="btn" onClick={() => setUser(row)}>
                      Password
                    </button>
                  )}
                  <button
                    type="button"
                    className="btn"
                    aria-label={`Edit ${row.name}`}
                    onClick={() => openForm({ plural: def.plural, id: row.id })}
                  >
                    Edit
                  </button>
                </>
              )
            : undefined
        }
      />
      {user && <FirstPassword user={user} onClose={() => setUser(undefined)} />}
    </Part>
  )
}

/** An administrator gives a first (or a new) password; the person may change it under "My profile". */
function FirstPassword({ user, onClose }: { user: WireRow; onClose(): void }) {
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const save = async () => {
    try {
      await api.post(`/users/${user.id}/password`, { password })
      toast({ message: `${user.name} can sign in now` })
      onClose()
    } catch (problem) {
      setError((problem as Error).message)
    }
  }
  return (
    <Dialog title={`Password of ${user.name}`} onClose={onClose}>
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p className={style.hint}>
          Tell it to {String(user.name)} yourself; Mainstay does not show it again. They sign in with{' '}
          {String(user.email)}.
        </p>
        <Password
          label="New password"
          value={password}
          own={[String(user.name), String(user.email)]}
          error={error}
          onChange={setPassword}
        />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={() => setPassword(suggested())}>
            Suggest one
          </button>
          <button type="button" className="btn" onClick={onClose}>
            Not now
          </button>
          <button type="submit" className="btn btn-main" disabled={[...password].length < shortestPassword}>
            Set password
          </button>
        </div>
      </form>
    </Dialog>
  )
}

// Letters that look alike are left out: it will be read aloud.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

function suggested(): string {
  const random = crypto.getRandomValues(new Uint32Array(16))
  const text = [...random].map((n) => letters[n % letters.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}
