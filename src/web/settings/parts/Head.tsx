import type { ReactNode } from 'react'
import { useCrumbs } from '../../kit/crumbs.ts'
import { t } from '../../kit/text.ts'
import style from './page.module.css'

type Props = {
  title: string
  lead?: ReactNode
  /** The page above, where this one lies below another of the settings. */
  above?: { label: string; path: string }
  children?: ReactNode
}

const root = { label: t('Settings'), to: '/settings/' }

/** What a page is about, and its main action beside. */
export function Head({ title, lead, above, children }: Props) {
  useCrumbs([
    root,
    ...(above ? [{ label: above.label, to: `/settings/${above.path}` }] : []),
    { label: title },
  ])
  return (
    <header className={style.head}>
      <div>
        <h2>{title}</h2>
        {lead && <p>{lead}</p>}
      </div>
      {children && <div className={style.actions}>{children}</div>}
    </header>
  )
}
