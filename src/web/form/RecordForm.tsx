import { CatchBoundary } from '@tanstack/react-router'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { tellBroken } from '../kit/broken.ts'
import { type FormRequest as NewRequest, openFormsWith } from '../kit/form.ts'

/** What the form opens: a new record, or the one with this id. */
export type FormRequest = NewRequest & { id?: string }

const Form = lazy(() => import('./Form.tsx').then((part) => ({ default: part.Form })))

// A picker inside a form may open another: the newest lies on top and the others wait below.
let open: readonly (FormRequest & { turn: number })[] = []
let turns = 0
const listeners = new Set<() => void>()

export function openForm(request: FormRequest) {
  show([...open, { ...request, turn: ++turns }])
}

openFormsWith(openForm)

/** Where forms appear; the shell has one. */
export function FormHost() {
  const requests = useSyncExternalStore(subscribe, () => open)
  return (
    <CatchBoundary getResetKey={() => requests.length} errorComponent={Nothing} onCatch={giveUp}>
      <Suspense>
        {requests.map((request) => (
          <Form
            key={request.turn}
            request={request}
            isTop={request === requests.at(-1)}
            onClose={() => show(open.filter((one) => one.turn !== request.turn))}
          />
        ))}
      </Suspense>
    </CatchBoundary>
  )
}

const Nothing = () => null

// What was written is kept as a draft, so that closing loses nothing.
function giveUp(error: unknown) {
  show([])
  tellBroken(error)
}

function show(next: typeof open) {
  open = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
