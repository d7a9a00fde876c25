import { t } from '../../kit/text.ts'
import style from './page.module.css'

/** The outline of a page while it arrives. */
export const Waiting = () => (
  <div className={style.page} aria-busy="true">
    <span className="hidden-text">{t('Loading')}</span>
    <span className="skeleton" style={{ width: 180, height: 22 }} />
    {[92, 84, 88, 70].map((width) => (
      <span key={width} className="skeleton" style={{ width: `${width}%`, height: 18 }} />
    ))}
  </div>
)
