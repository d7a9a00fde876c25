import '../kit/mantine.ts'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../kit/api.ts'
import { useCatalogue } from '../kit/catalogue.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { refresh } from '../kit/queries.ts'
import { toast } from '../kit/undo.tsx'
import { Part } from './Part.tsx'
import { Rows } from './Rows.tsx'
import style from './settings.module.css'
import { removeRow } from './undoable.ts'

export function ApiKeys() {
  const def = useCatalogue().find('apiKey')
  const [isMaking, setMaking] = useState(false)
  if (!def) return null
  return (
    <Part
      title="API keys"
      lead={
        <>
          A key lets a program act as you, with your rights. See{' '}
          <a href="/api/v1/docs">what the API can do</a>.
        </>
      }
      act={
        <button type="button" className="btn btn-main" onClick={() => setMaking(true)}>
          <IconPlus size={14} aria-hidden />
          New key
        </button>
      }
    >
      <Rows
        def={def}
        columns={['name', 'prefix', 'scopes', 'owner', 'expiresOn', 'lastUsedAt']}
        label="API keys"
        empty="No keys yet"
        actions={(row) => (
          <button
            type="button"
            className="btn"
            aria-label={`Revoke ${row.name}`}
            onClick={() => void removeRow(def, row, 'revoked')}
          >
            Revoke
          </button>
        )}
      />
      {isMaking && <Making onClose={() => setMaking(false)} />}
    </Part>
  )
}

function Making({ onClose }: { onClose(): void }) {
  const [name, setName] = useState('')
  const [mayWrite, setMayWrite] = useState(true)
  const [expiresOn, setExpiresOn] = useState('')
  const [secret, setSecret] = useState<string>()
  const [error, setError] = useState<string>()
  const make = async () => {
    try {
      const scopes = mayWrite ? ['read', 'write'] : ['read']
      const made = await api.post<{ secret: string }>('/apiKeys', {
        name,
        scopes,
        expiresOn: expiresOn || null,
      })
      setSecret(made.secret)
      await refresh('apiKey')
    } catch (problem) {
      setError((problem as Error).message)
    }
  }
  if (secret) return <Secret secret={secret} onClose={onClose} />
  return (
    <Dialog title="New API key" onClose={onClose}>
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <label>
          What it is for
          <input
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label>
          Ends on (never, if empty)
          <input
            type="date"
            value={expiresOn}
            onChange={(event) => setExpiresOn(event.currentTarget.value)}
          />
        </label>
        <label className={style.check}>
          <input
            type="checkbox"
            checked={mayWrite}
            onChange={(event) => setMayWrite(event.currentTarget.checked)}
          />
          May change records, not only read them
        </label>
        {error && (
          <p className={style.error} role="alert">
            {error}
          </p>
        )}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="btn btn-main">
            Make the key
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function Secret({ secret, onClose }: { secret: string; onClose(): void }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret)
      toast({ message: 'Key copied' })
    } catch {
      // No clipboard without https: the text is selected, to be copied by hand.
      document.querySelector<HTMLInputElement>('#api-secret')?.select()
    }
  }
  return (
    <Dialog title="Copy the key now" onClose={onClose}>
      <p className={style.hint}>It is shown this once. Whoever has it acts as you.</p>
      <div className={style.secret}>
        <input
          id="api-secret"
          readOnly
          value={secret}
          aria-label="API key"
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="btn btn-main" onClick={() => void copy()}>
          Copy
        </button>
      </div>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          I have it
        </button>
      </div>
    </Dialog>
  )
}
