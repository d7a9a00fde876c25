import { Radio, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { Dialog } from '../../kit/Dialog.tsx'
import { refresh } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { Copy } from '../parts/Copy.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { useSend } from '../parts/useSend.ts'
import style from './keys.module.css'

const terms = [
  { value: '30', label: t('In 30 days') },
  { value: '90', label: t('In 90 days') },
  { value: '365', label: t('In a year') },
  { value: '', label: t('Never') },
]

/** Makes a key and then shows its secret, once. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [writes, setWrites] = useState(true)
  const [days, setDays] = useState('365')
  const [secret, setSecret] = useState<string>()
  const sending = useSend(
    () =>
      api.post<{ secret: string }>('/apiKeys', {
        name: name.trim(),
        scopes: writes ? ['read', 'write'] : ['read'],
        expiresOn: days ? dayIn(Number(days)) : null,
      }),
    async (made) => {
      setSecret(made.secret)
      await refresh('apiKey')
    },
  )
  if (secret) return <Secret secret={secret} onClose={onClose} />
  return (
    <Sheet
      title={t('New API key')}
      save={t('Make key')}
      onClose={onClose}
      onSave={() => name.trim() && sending.run()}
      busy={sending.busy}
      disabled={!name.trim()}
      mistake={sending.besides(['name', 'scopes', 'expiresOn'])}
    >
      <TextInput
        label={t('Name')}
        description={t('The program that will use it')}
        placeholder={t('Web shop')}
        data-autofocus
        required
        maxLength={100}
        value={name}
        error={sending.of('name', t('The name'))}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('It may')}
        value={writes ? 'write' : 'read'}
        onChange={(value) => setWrites(value === 'write')}
      >
        <div className={style.options}>
          <Radio value="read" label={t('Read records')} />
          <Radio value="write" label={t('Read and change records')} />
        </div>
      </Radio.Group>
      <Select
        label={t('Expires')}
        allowDeselect={false}
        data={terms}
        value={days}
        error={sending.of('expiresOn', t('The day'))}
        onChange={(value) => setDays(value ?? '')}
      />
    </Sheet>
  )
}

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const sample = `curl -H "Authorization: Bearer ${secret}" ${location.origin}/api/v1/accounts`
  return (
    <Dialog title={t('Copy the key now')} onClose={onClose} wide>
      <p>{t('It is shown only this once. Whoever has it can act as you.')}</p>
      <div className={style.secret}>
        <code data-secret>{secret}</code>
        <Copy text={secret} />
      </div>
      <p className={style.quiet}>{t('Try it:')}</p>
      <div className={style.secret}>
        <code>{sample}</code>
        <Copy text={sample} />
      </div>
      <div className="dialog-foot">
        <button type="button" className="btn btn-main" onClick={onClose}>
          {t('I have copied it')}
        </button>
      </div>
    </Dialog>
  )
}
