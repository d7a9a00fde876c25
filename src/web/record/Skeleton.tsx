import { t } from '../kit/text.ts'
import style from './record.module.css'

/** Holds the place of a record for the moment it takes to arrive. */
export const Skeleton = () => (
  <div className={style.page} role="status" aria-label={t('Loading')}>
    <div className={style.head}>
      <div className={style.who}>
        <span className={style.bone} style={{ width: 44, height: 44, borderRadius: 10 }} />
        <span className={style.bone} style={{ width: 240, height: 20 }} />
      </div>
      <span
        className={style.bone}
        style={{ width: '60%', height: 24, display: 'block', margin: '18px 0 14px' }}
      />
    </div>
  </div>
)
