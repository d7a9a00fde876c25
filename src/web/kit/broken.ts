import { t } from './text.ts'
import { toast, toastError } from './undo.tsx'

export const lost = t(
  'Mainstay was updated meanwhile, or the connection broke. Reloading the page brings the present one.',
)

// A browser remembers that a part failed, so only a reload asks for it again. Each browser says it its own way.
export const isMissingPart = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|unable to preload/i.test(error.message)

/** For what fails above the page and must not take the page with it. */
export const tellBroken = (error: unknown) =>
  isMissingPart(error)
    ? toast({ message: lost, tone: 'error', action: { label: t('Reload'), run: () => location.reload() } })
    : toastError(error)
