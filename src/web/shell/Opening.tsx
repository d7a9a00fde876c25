import { t } from '../kit/text.ts'
/** The outline of the app while session and catalogue arrive. */
export const Opening = () => (
  <div className="app" aria-busy="true">
    <div className="nav" />
    <div className="stage">
      <div className="top" />
      <span className="hidden-text">{t('Opening Mainstay')}</span>
    </div>
  </div>
)
