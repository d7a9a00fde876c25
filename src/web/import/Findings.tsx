import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { Finding } from '#core/transfer/run.ts'
import { countText } from '../kit/language.ts'
import { recall, t, tn } from '../kit/text.ts'
import style from './import.module.css'

const icons = { error: IconCircleX, warning: IconAlertTriangle, note: IconInfoCircle }
const names = { error: t('Rejected'), warning: t('Worth a look'), note: t('For your information') }
const few = 6

/** Equal things are told once, with how often and where first. */
export function Findings({ findings }: { findings: Finding[] }) {
  const [isAll, setAll] = useState(false)
  if (!findings.length) return null
  const shown = isAll ? findings : findings.slice(0, few)
  return (
    <>
      <ul className={style.findings} aria-label={t('Findings')}>
        {shown.map((finding) => {
          const Icon = icons[finding.level]
          return (
            <li key={`${finding.level} ${finding.column} ${finding.message}`} data-level={finding.level}>
              <Icon size={15} aria-label={names[finding.level]} />
              <span>
                {finding.column && <b>{finding.column}</b>}
                {finding.column && /^\p{Lu}/u.test(recall(finding)) ? ': ' : ' '}
                {recall(finding)}
              </span>
              <small>
                {countText(finding.count)}×
                {finding.rows.length > 0 &&
                  ` · ${t('row {rows}', { rows: finding.rows.slice(0, 3).join(', ') })}`}
                {finding.count > 3 && '…'}
              </small>
            </li>
          )
        })}
      </ul>
      {findings.length > few && (
        <button type="button" className="btn" onClick={() => setAll(!isAll)}>
          {isAll ? t('Fewer') : tn(findings.length, 'All {count} findings', 'All {count} findings')}
        </button>
      )}
    </>
  )
}
