import { Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { WireObject } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import { toast } from '../../kit/undo.tsx'
import { iconNames, iconOf } from '../../shell/icons.ts'
import { Sheet } from '../parts/Sheet.tsx'
import sheet from '../parts/sheet.module.css'
import { useSend } from '../parts/useSend.ts'
import { BringBack } from './BringBack.tsx'
import { addObject, bringBackObject, changeObject } from './definitions.ts'
import style from './objects.module.css'
import { pluralOf } from './plural.ts'

/** Makes an object, or changes how one's own is called. */
export function ObjectSheet({ def, onClose }: { def?: WireObject; onClose: () => void }) {
  const navigate = useNavigate()
  const [one, setOne] = useState<string>(def?.labels[0] ?? '')
  const [many, setMany] = useState<string | undefined>(def?.labels[1])
  const [icon, setIcon] = useState(def?.nav?.icon ?? 'box')
  const [help, setHelp] = useState(def?.help ?? '')
  const plural = many ?? pluralOf(one)
  const draft = {
    labels: [one.trim(), plural.trim()] as [string, string],
    icon,
    help: help.trim() || undefined,
  }
  const sending = useSend(
    async () => (def ? changeObject(def.name, draft).then(() => def) : addObject(draft)),
    ({ name }) => {
      onClose()
      toast({ message: def ? t('{plural} changed', { plural }) : t('{plural} can be used now', { plural }) })
      if (!def) void navigate({ to: '/settings/$', params: { _splat: `objects/${name}` } })
    },
  )
  return (
    <Sheet
      title={def ? t('Change {objects}', { objects: def.labels[1] }) : t('New object')}
      save={def ? t('Save') : t('Create object')}
      onClose={onClose}
      onSave={() => draft.labels.every(Boolean) && sending.run()}
      busy={sending.busy}
      disabled={!draft.labels.every(Boolean)}
      mistake={sending.besides(['labels'])}
    >
      <div className={sheet.pair}>
        <TextInput
          label={t('Name of one')}
          placeholder={t('Vehicle')}
          data-autofocus
          required
          maxLength={100}
          value={one}
          error={sending.of('labels', t('These names'))}
          onChange={(event) => setOne(event.currentTarget.value)}
        />
        <TextInput
          label={t('Name of many')}
          placeholder={t('Vehicles')}
          required
          maxLength={100}
          value={plural}
          onChange={(event) => setMany(event.currentTarget.value)}
        />
      </div>
      {sending.says(t('are those of a hidden object; bring it back or take others')) && (
        <BringBack run={() => bringBackObject(one)} onDone={onClose} />
      )}
      <Icons value={icon} onChange={setIcon} />
      <Textarea
        label={t('Help')}
        description={t('One sentence for colleagues: what belongs here?')}
        maxLength={500}
        autosize
        minRows={2}
        value={help}
        onChange={(event) => setHelp(event.currentTarget.value)}
      />
    </Sheet>
  )
}

function Icons({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  return (
    <fieldset className={style.icons}>
      <legend>{t('Icon')}</legend>
      {iconNames.map((name) => {
        const Icon = iconOf(name)
        return (
          <label key={name} title={name.replaceAll('-', ' ')}>
            <input type="radio" name="icon" checked={value === name} onChange={() => onChange(name)} />
            <Icon size={19} stroke={1.6} aria-hidden />
            <span className="hidden-text">{name.replaceAll('-', ' ')}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
