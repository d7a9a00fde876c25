import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { decimalsOf, decimalText, type Money, minorUnits } from '#core/money.ts'
import { fieldLabel } from '../catalogue.ts'
import type { EditorProps } from '../Editor.tsx'
import { useSession, useShowing } from '../session.ts'
import { t } from '../text.ts'
import { frame } from './frame.ts'
import { separators } from './separators.ts'

export function MoneyEditor(props: EditorProps) {
  const money = props.value as Money | null
  const { organisation } = useSession()
  const { locale } = useShowing()
  const [currency, setCurrency] = useState(money?.currency ?? organisation.currency)
  const emit = (text: string, code: string) => {
    const amount = text === '' ? undefined : minorUnits(text, code)
    props.onChange(amount === undefined ? null : { amount, currency: code })
  }
  const change = (code: string) => {
    setCurrency(code)
    if (money) emit(rounded(money, code), code)
  }
  return (
    <NumberInput
      {...frame(props)}
      {...separators(locale)}
      className="editor-money"
      value={money ? decimalText(money) : ''}
      valueIsNumericString
      onValueChange={({ value }, { source }) => source === 'event' && emit(value, currency)}
      decimalScale={decimalsOf(currency)}
      hideControls
      rightSectionWidth={70}
      rightSection={
        <Currency value={currency} onChange={change} name={fieldLabel(props.name, props.field)} />
      }
    />
  )
}

// A currency without cents drops them rather than refuse the change.
const rounded = (money: Money, code: string) => Number(decimalText(money)).toFixed(decimalsOf(code))

function Currency({ value, onChange, name }: { value: string; onChange: (v: string) => void; name: string }) {
  const { organisation } = useSession()
  const usual = [...new Set([organisation.currency, value, 'EUR', 'USD', 'GBP', 'CHF'])]
  const others = Intl.supportedValuesOf('currency').filter((code) => !usual.includes(code))
  return (
    <select
      className="editor-currency"
      aria-label={t('Currency of {name}', { name })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <optgroup label={t('Usual')}>{usual.map(option)}</optgroup>
      <optgroup label={t('All')}>{others.map(option)}</optgroup>
    </select>
  )
}

const option = (code: string) => (
  <option key={code} value={code}>
    {code}
  </option>
)
