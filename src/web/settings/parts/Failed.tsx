import type { ReactNode } from 'react'
import { t } from '../../kit/text.ts'
import style from './page.module.css'

/** Says what went wrong and offers to try again. */
export const Failed = ({ error, again }: { error: Error; again: () => unknown }) => (
  <div className={style.failed} role="alert">
    <p>{error.message}</p>
    <button type="button" className="btn" onClick={() => void again()}>
      {t('Try again')}
    </button>
  </div>
)

export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className={style.empty}>
    <h3>{title}</h3>
    {children}
  </div>
)
