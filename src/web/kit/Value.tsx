import './value.css'
import { memo, type ReactNode } from 'react'
import { type Address, type Field, kindOf } from '#core/field/index.ts'
import type { Money } from '#core/money.ts'
import { labelOf } from '#core/name.ts'
import { type Linked, useCatalogue, type WireField } from './catalogue.ts'
import { agoText, dayText, initialsOf, momentText, moneyText, numberFormat, percentText } from './format.ts'
import { ruleText } from './recurrence.ts'
import { useShowing } from './session.ts'
import { defined, t } from './text.ts'
import { hueOf, toneOf } from './tone.ts'

type Props = {
  name: string
  field: WireField
  value: unknown
  /** What a link points at, from the row's `included`. */
  included?: Linked | null
  /** Text only, without links to follow: inside buttons and grid cells that have their own action. */
  quiet?: boolean
}

/** Shows any field's value. Plain elements only: a list renders hundreds. */
export const Value = memo(function Value({ field, value, included, quiet }: Props) {
  const showing = useShowing()
  if (value === null || value === undefined || value === '') return <span className="v-none">—</span>
  const kind = field.kind === 'computed' ? (field.result ?? 'text') : field.kind
  const show = shows[kind]
  return show ? show({ value, field, included, quiet, ...showing }) : <TextValue text={String(value)} />
})

type Shown = {
  value: any
  field: WireField
  included?: Linked | null
  quiet?: boolean
  locale: string
  timeZone: string
}

const shows: Partial<Record<Field['kind'], (shown: Shown) => ReactNode>> = {
  longText: ({ value, field }) => <TextValue text={kindOf(field as Field).show(value, field as Field, {})} />,
  email: ({ value, quiet }) => <Outside href={`mailto:${value}`} text={value} quiet={quiet} />,
  phone: ({ value, quiet }) => <Outside href={`tel:${value}`} text={spaced(value)} quiet={quiet} />,
  url: ({ value, quiet }) => (
    <Outside href={value} text={String(value).replace(/^https?:\/\/(www\.)?|\/$/g, '')} quiet={quiet} />
  ),
  number: ({ value, field, locale }) => <Numeral text={decimal(value, field, locale)} />,
  percent: ({ value, field }) => <Numeral text={percentText(value, field.decimals)} />,
  money: ({ value, locale }) => (
    <Numeral text={moneyText(value as Money, locale)} below={(value as Money).amount < 0} />
  ),
  date: ({ value, field, locale }) => (
    <time
      dateTime={value}
      title={kindOf({ ...field, kind: 'date' } as Field).show(value, field as Field, { locale })}
    >
      {dayText(value, locale)}
    </time>
  ),
  dateTime: ({ value, locale, timeZone }) => (
    <time className="v-sub" dateTime={value} title={momentText(value, locale, timeZone)}>
      {agoText(value, locale)}
    </time>
  ),
  yesNo: ({ value }) =>
    value ? <span className="v-yes">{t('Yes')}</span> : <span className="v-sub">{t('No')}</span>,
  choice: ({ value, field }) =>
    field.open ? <TextValue text={choiceText(value, field)} /> : <Chip value={value} field={field} />,
  multiChoice: ({ value, field }) => <Chips values={value} field={field} />,
  tags: ({ value, field }) => <Chips values={value} field={field} />,
  reference: ({ value, included, quiet }) => <LinkValue id={value} included={included} quiet={quiet} />,
  file: ({ value, included, quiet }) => (
    <Outside href={`/api/v1/files/${value}/content`} text={included?.title ?? t('File')} quiet={quiet} />
  ),
  user: ({ value, included }) => <Person name={included?.title ?? ''} id={value} />,
  address: ({ value, field }) => (
    <TextValue text={kindOf(field as Field).show(value as Address, field as Field, {})} />
  ),
  autoNumber: ({ value }) => <span className="v-num v-sub">{value}</span>,
  recurrence: ({ value, locale }) => <TextValue text={ruleText(value, locale)} />,
  json: ({ value }) => <TextValue text={JSON.stringify(value)} />,
}

const TextValue = ({ text }: { text: string }) => (
  <span className="v-text" title={text.length > 40 ? text : undefined}>
    {text}
  </span>
)

const Numeral = ({ text, below }: { text: string; below?: boolean }) => (
  <span className={below ? 'v-num v-below' : 'v-num'}>{text}</span>
)

export const choiceText = (value: string, field: WireField) =>
  field.choiceLabels?.[value] ?? (field.open || field.kind === 'tags' ? value : defined(labelOf(value)))

export const Chip = ({ value, field }: { value: string; field: WireField }) => (
  <span className={`chip chip-${toneOf(value, field)}`}>{choiceText(value, field)}</span>
)

const Chips = ({ values, field }: { values: string[]; field: WireField }) => (
  <span className="v-chips">
    {values.map((one) => (
      <Chip key={one} value={one} field={field} />
    ))}
  </span>
)

/** A round picture of a person, or a square one of anything else, made from the name. Drawn, not text to read. */
export const Initials = ({ name, square, size }: { name: string; square?: boolean; size?: number }) => (
  <span
    className={square ? 'initials initials-square' : 'initials'}
    style={{ background: hueOf(name), ...(size && { width: size, height: size, fontSize: size * 0.41 }) }}
    data-letters={initialsOf(name)}
    aria-hidden
  />
)

const Person = ({ name, id }: { name: string; id: string }) =>
  name ? (
    <span className="v-person">
      <Initials name={name} size={18} />
      <span className="v-text">{name}</span>
    </span>
  ) : (
    <span className="v-sub" title={id}>
      {t('Somebody')}
    </span>
  )

function LinkValue({ id, included, quiet }: { id: string; included?: Linked | null; quiet?: boolean }) {
  const target = useCatalogue().find(included?.object ?? '')
  if (!included) return <span className="v-none">{t('Not visible to you')}</span>
  if (quiet || !target) return <TextValue text={included.title} />
  return (
    <a className="v-link" href={`/o/${target.plural}/${id}`} data-inside tabIndex={-1}>
      {included.title}
    </a>
  )
}

const Outside = ({ href, text, quiet }: { href: string; text: string; quiet?: boolean }) =>
  quiet || !/^(https?:|mailto:|tel:|\/api\/)/i.test(href) ? (
    <TextValue text={text} />
  ) : (
    <a
      className="v-link"
      href={href}
      tabIndex={-1}
      {...(/^(https?:|\/)/i.test(href) && { target: '_blank', rel: 'noreferrer' })}
    >
      {text}
    </a>
  )

const decimal = (value: number, field: WireField, locale: string) =>
  numberFormat(locale, { maximumFractionDigits: field.decimals ?? 0 }).format(value)

// "+441414960123" is unreadable; without number plans grouping by threes and fours is the best there is.
const spaced = (phone: string) =>
  /^\+\d{8,15}$/.test(phone)
    ? phone.replace(/^(\+\d{2})(\d{3})(\d{3})(\d+)$/, '$1 $2 $3 $4')
    : phone.replace(';ext=', ' ext. ')
