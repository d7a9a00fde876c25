import './deal.css'
import type { Money } from '#core/money.ts'
import { dayText, moneyText } from '../../web/kit/format.ts'
import { useShowing } from '../../web/kit/session.ts'
import { t, tn } from '../../web/kit/text.ts'
import type { PartProps } from '../../web/record/parts.ts'
import { linesOf } from './DealMarks.tsx'
import { signsOf } from './signs.ts'

type Figure = { label: string; text: string; note?: string; tone?: string }

/** How a deal stands, in figures: what to expect of it, its age, its close date, what is next. */
export function DealStrip({ row }: PartProps) {
  const { locale } = useShowing()
  return figuresOf(row, locale).map(({ label, text, note, tone }) => (
    <div key={label} className="deal-figure">
      <span>{label}</span>
      <b>{text}</b>
      {note && <small className={tone && `deal-mark-${tone}`}>{note}</small>}
    </div>
  ))
}

function figuresOf(row: PartProps['row'], locale: string): Figure[] {
  const signs = signsOf(row, Date.now())
  const warnings = linesOf(signs)
  const quiet = signs.quietDays === undefined ? undefined : warnings[0]
  const late = warnings.find((line) => line !== quiet)
  const weighted = row.weighted as Money | null
  const recurring = row.recurring as Money | null
  const figures: (Figure | false)[] = [
    weighted !== null &&
      !row.closedAt && {
        label: t('Weighted'),
        text: moneyText(weighted, locale),
        note: recurring?.amount
          ? t('{amount} recurring per year', { amount: moneyText(recurring, locale) })
          : undefined,
      },
    row.closedAt
      ? { label: t('Sales cycle'), text: typeof row.cycleDays === 'number' ? days(row.cycleDays) : '—' }
      : { label: t('Open for'), text: since(row.openedOn ?? row.createdAt) },
    {
      label: t('In this stage'),
      text: since(row.stageEnteredAt),
      note: quiet?.text,
      tone: quiet?.tone,
    },
    typeof row.closeDate === 'string' && {
      label: t('Close date'),
      text: dayText(row.closeDate, locale),
      note: late?.text,
      tone: late?.tone,
    },
    typeof row.nextStep === 'string' && { label: t('Next step'), text: row.nextStep },
  ]
  return figures.filter((one) => one !== false)
}

const DAY = 86_400_000
const days = (count: number) => tn(count, '{count} day', '{count} days')
const since = (moment: unknown) =>
  typeof moment === 'string' ? days(Math.max(0, Math.floor((Date.now() - Date.parse(moment)) / DAY))) : '—'
