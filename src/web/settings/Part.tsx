import type { ReactNode } from 'react'
import style from './settings.module.css'

type Props = { title: string; lead?: ReactNode; act?: ReactNode; children: ReactNode }

/** Heading, one sentence, and perhaps one thing to do: every part of the settings begins so. */
export const Part = ({ title, lead, act, children }: Props) => (
  <>
    <header className={style.head}>
      <div>
        <h2>{title}</h2>
        {lead && <p>{lead}</p>}
      </div>
      {act}
    </header>
    {children}
  </>
)
