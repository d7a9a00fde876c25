import { useEffect, useState } from 'react'
import { t } from '../kit/text.ts'
import style from './entry.module.css'
import { Frame } from './Frame.tsx'

/** Shown while the demo is loaded. The server answers once at the end, so the bar nears its end but never claims it. */
export function Loading() {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((s) => s + 0.5), 500)
    return () => clearInterval(timer)
  }, [])
  const share = 1 - Math.exp(-seconds / 6)
  return (
    <Frame
      title={t('Loading the demo company')}
      lead={t('A trading company with its customers, deals and what was said and done.')}
    >
      <div className={style.bar} aria-hidden="true">
        <i style={{ width: `${Math.round(share * 95)}%` }} />
      </div>
      <p className={style.hint} role="status">
        {t('A few seconds, and everything is there.')}
      </p>
    </Frame>
  )
}
