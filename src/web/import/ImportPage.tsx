import { useParams } from '@tanstack/react-router'
import { RunPage } from './RunPage.tsx'
import { Start } from './Start.tsx'

/** Files in, records out: one page to begin, one per table that is imported. */
export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return id ? <RunPage key={id} id={id} /> : <Start />
}
