import './deal.css'
import { useCatalogue, type WireRow } from '../../web/kit/catalogue.ts'
import { t, tn } from '../../web/kit/text.ts'
import { choiceText } from '../../web/kit/Value.tsx'
import { type Signs, signsOf, toneOfSigns } from './signs.ts'

export const dealMarkFields = [
  'rotAt',
  'stageEnteredAt',
  'lastActivityAt',
  'slips',
  'slippedDays',
  'closeDate',
  'closedAt',
  'gaps',
] as const

export const dealTone = (row: WireRow) => toneOfSigns(signsOf(row, Date.now()))

/** What is amiss with a deal, in a few words each. */
export function DealMarks({ row }: { row: WireRow }) {
  const signs = signsOf(row, Date.now())
  const field = useCatalogue().find('deal')?.fields.gaps
  const lines = linesOf(signs)
  const [gap, ...more] = field ? signs.gaps.map((name) => choiceText(name, field)) : []
  if (!lines.length && !gap) return null
  return (
    <ul className="deal-marks">
      {lines.map(({ text, title, tone }) => (
        <li key={text} className={`deal-mark-${tone}`} title={title}>
          {text}
        </li>
      ))}
      {gap && (
        <li className="deal-mark-quiet" title={[gap, ...more].join(', ')}>
          {gap}
          {more.length > 0 && ` +${more.length}`}
        </li>
      )}
    </ul>
  )
}

type Line = { text: string; title?: string; tone: 'amber' | 'red' }

export function linesOf(signs: Signs): Line[] {
  const { quietDays, allowed = 0, isOverdue } = signs
  const lines: Line[] = []
  if (quietDays !== undefined)
    lines.push({
      text: tn(quietDays, 'Nothing happened for {count} day', 'Nothing happened for {count} days'),
      title: t('Neither moved nor an activity. Its stage allows {allowed} days.', { allowed }),
      tone: quietDays >= 2 * allowed ? 'red' : 'amber',
    })
  if (signs.slips)
    lines.push({
      text: t('Slipped {slips}× (+{days} d)', { slips: signs.slips, days: signs.slippedDays }),
      title: t('How often its close date was put off, and by how many days in all'),
      tone: 'amber',
    })
  if (isOverdue) lines.push({ text: t('Close date has passed'), tone: 'red' })
  return lines
}
