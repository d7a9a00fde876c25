import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'

/** A page that failed: what happened and a way on. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  return (
    <div className="missing" role="alert">
      <h1>This page could not be shown</h1>
      <p>{error instanceof Error ? error.message : 'Something went wrong.'}</p>
      <button
        type="button"
        className="btn btn-main"
        onClick={() => {
          queries.reset()
          reset()
          void router.invalidate()
        }}
      >
        Try again
      </button>
    </div>
  )
}
