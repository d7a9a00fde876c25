import type { ReactNode } from 'react'
import style from './home.module.css'

type Props = {
  title: string
  /** Beside the title: how many, or where all of them are. */
  beside?: ReactNode
  /** Said where there is nothing; invites to the next step. */
  empty?: ReactNode
  children?: ReactNode
}

export const Card = ({ title, beside, empty, children }: Props) => (
  <section className={style.card} aria-label={title}>
    <h2>
      {title}
      {beside && <span className={style.beside}>{beside}</span>}
    </h2>
    {empty ? <div className={style.empty}>{empty}</div> : children}
  </section>
)
