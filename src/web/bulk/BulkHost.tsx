import { lazy, Suspense, useEffect, useState } from 'react'

const Progress = lazy(() => import('./Progress.tsx'))

/** Shows how far changes of many records came, also those begun before this page was opened. */
export function BulkHost() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 2000)
    return () => clearTimeout(timer)
  }, [])
  return late ? (
    <Suspense>
      <Progress />
    </Suspense>
  ) : null
}
