import { Link } from '@tanstack/react-router'
import { t } from '../kit/text.ts'

export const Missing = () => (
  <div className="missing">
    <h1>{t('There is nothing here')}</h1>
    <p>{t('The address may be misspelt, or what was here may have been removed.')}</p>
    <Link to="/" className="btn">
      {t('Go to the start')}
    </Link>
  </div>
)
