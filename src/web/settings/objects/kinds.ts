import {
  IconAt,
  IconCalendar,
  IconCalendarTime,
  IconCash,
  IconCircleDot,
  IconHash,
  IconLetterT,
  IconLink,
  IconListCheck,
  IconMapPin,
  IconMathFunction,
  IconNumbers,
  IconPaperclip,
  IconPercentage,
  IconPhone,
  IconTags,
  IconTextSize,
  IconToggleLeft,
  IconUser,
  IconWorld,
} from '@tabler/icons-react'
import { type KindName, kinds } from '#core/field/index.ts'
import { defined, t } from '../../kit/text.ts'

/** The kinds a field may be made of, most used first. JSON is for Mainstay itself. */
export const offered = [
  { kind: 'text', icon: IconLetterT },
  { kind: 'longText', icon: IconTextSize },
  { kind: 'number', icon: IconNumbers },
  { kind: 'money', icon: IconCash },
  { kind: 'percent', icon: IconPercentage },
  { kind: 'date', icon: IconCalendar },
  { kind: 'dateTime', icon: IconCalendarTime },
  { kind: 'yesNo', icon: IconToggleLeft },
  { kind: 'choice', icon: IconCircleDot },
  { kind: 'multiChoice', icon: IconListCheck },
  { kind: 'tags', icon: IconTags },
  { kind: 'reference', icon: IconLink },
  { kind: 'user', icon: IconUser },
  { kind: 'email', icon: IconAt },
  { kind: 'phone', icon: IconPhone },
  { kind: 'url', icon: IconWorld },
  { kind: 'address', icon: IconMapPin },
  { kind: 'file', icon: IconPaperclip },
  { kind: 'autoNumber', icon: IconHash },
  { kind: 'computed', icon: IconMathFunction },
] as const satisfies readonly { kind: KindName; icon: typeof IconAt }[]

export const kindIcon = (kind: KindName) => offered.find((one) => one.kind === kind)?.icon ?? IconHash

// Beside a list of kinds these two say more than the names people writing filters see.
const names: Partial<Record<KindName, string>> = { reference: t('Link to a record'), computed: t('Formula') }
export const kindLabel = (kind: KindName) => names[kind] ?? defined(kinds[kind].label, 'kind')

const of =
  (...list: KindName[]) =>
  (kind: KindName) =>
    list.includes(kind)

export const hasChoices = of('choice', 'multiChoice')
export const hasBounds = of('number', 'percent')
export const hasLength = of('text', 'longText')
export const hasDecimals = of('number', 'percent')
export const mayBeUnique = of('text', 'email', 'phone', 'url', 'number')
export const isCounted = of('autoNumber', 'computed')
export const hasDefault = of('text', 'number', 'percent', 'yesNo', 'choice', 'multiChoice', 'tags', 'date')
