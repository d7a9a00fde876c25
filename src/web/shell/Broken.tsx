import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { isMissingPart, lost } from '../kit/broken.ts'
import { t } from '../kit/text.ts'

/** A page that failed: what happened and the ways on. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  const again = () => {
    queries.reset()
    reset()
    void router.invalidate()
  }
  const isGone = isMissingPart(error)
  return (
    <div className="missing" role="alert">
      <h1>{isGone ? t('A part of Mainstay could not be loaded') : t('This page could not be shown')}</h1>
      <p>{isGone ? lost : error instanceof Error ? error.message : t('Something went wrong.')}</p>
      <div className="missing-ways">
        {isGone ? (
          <button type="button" className="btn btn-main" onClick={() => location.reload()}>
            {t('Reload')}
          </button>
        ) : (
          <button type="button" className="btn btn-main" onClick={again}>
            {t('Try again')}
          </button>
        )}
        <Link to="/" className="btn">
          {t('Back to lists')}
        </Link>
      </div>
    </div>
  )
}
