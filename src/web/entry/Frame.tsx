import type { ReactNode } from 'react'
import style from './entry.module.css'

/** The calm card in the middle of an empty page: sign-in and set-up. */
export function Frame({ title, lead, wide, children }: FrameProps) {
  return (
    <main className={style.page}>
      <section className={`${style.card} ${wide ? style.wide : ''}`} aria-labelledby="entry-title">
        <div className={style.brand}>
          <span className={style.logo} aria-hidden="true">
            M
          </span>
          Mainstay
        </div>
        <h1 id="entry-title">{title}</h1>
        <p className={style.lead}>{lead}</p>
        {children}
      </section>
    </main>
  )
}

type FrameProps = { title: string; lead: ReactNode; wide?: boolean; children: ReactNode }
