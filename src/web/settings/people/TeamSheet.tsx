import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import type { Linked, WireObject, WireRow } from '../../kit/catalogue.ts'
import { refresh } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { batch } from '../parts/act.ts'
import { Inputs, type Values } from '../parts/Inputs.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { useSend } from '../parts/useSend.ts'

type Props = { def: WireObject; userDef: WireObject; users: WireRow[]; team?: WireRow; onClose: () => void }

const names = ['name', 'lead', 'description']

export function TeamSheet({ def, userDef, users, team, onClose }: Props) {
  const before = users.filter((user) => team && user.team === team.id).map((user) => user.id)
  const [values, setValues] = useState<Values>(team ?? {})
  const [included, setIncluded] = useState<Record<string, Linked | null>>(team?.included ?? {})
  const [members, setMembers] = useState(before)
  const [made, setMade] = useState<WireRow>()
  const sending = useSend(
    async () => {
      const input = Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
      const known = team ?? made
      const row = known
        ? await api.patch<WireRow>(`/${def.plural}/${known.id}`, input)
        : await api.post<WireRow>(`/${def.plural}`, input)
      if (!team) setMade(row)
      const joined = members.filter((id) => !before.includes(id)).map((id) => ({ id, team: row.id }))
      const left = before.filter((id) => !members.includes(id)).map((id) => ({ id, team: null }))
      await batch(userDef, 'update', [...joined, ...left])
    },
    async () => {
      await refresh(def.name)
      onClose()
    },
  )
  return (
    <Sheet
      title={team ? t('Change {name}', { name: team.name }) : t('New team')}
      save={team ? t('Save') : t('Add team')}
      onClose={onClose}
      onSave={() => values.name && sending.run()}
      busy={sending.busy}
      disabled={!values.name}
      mistake={sending.besides(names)}
    >
      <Inputs
        {...{ def, values, included, sending }}
        names={names.slice(0, 2)}
        focus="name"
        onChange={(name, value, link) => {
          setValues((was) => ({ ...was, [name]: value }))
          if (link !== undefined) setIncluded((was) => ({ ...was, [name]: link }))
        }}
      />
      <MultiSelect
        label={t('Members')}
        description={t('Each user is in one team: choosing somebody moves them here')}
        searchable
        hidePickedOptions
        data={users.map((user) => ({ value: user.id, label: String(user.name) }))}
        value={members}
        onChange={setMembers}
        nothingFoundMessage={t('Nobody is called that')}
      />
    </Sheet>
  )
}
