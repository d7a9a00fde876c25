import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { pathOf } from './api.ts'
import { onLive } from './live.ts'
import { useSession } from './session.ts'

export type Present = { id: string; name: string; field: string | null }
type Told = { object: string; id: string; people: Present[] }
type Place = { object: string; id: string }

/** The server forgets who has not said anything for nine seconds. */
const EVERY_MS = 4000
const tab = Math.random().toString(36).slice(2, 10)
const nobody: readonly Present[] = []

const known = new Map<string, readonly Present[]>()
const places = new Map<string, Place & { count: number; field: string | null }>()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let stopHearing: (() => void) | undefined

const keyOf = ({ object, id }: Place) => `${object} ${id}`

function learn({ people, ...place }: Told) {
  if (!places.has(keyOf(place))) return
  known.set(keyOf(place), people)
  for (const listener of listeners) listener()
}

let last: Promise<unknown> = Promise.resolve()

// One after the other: leaving must not be overtaken by what was said before.
function say(place: Place & { field?: string | null }, here: boolean) {
  last = last.then(() => send(place, here))
}

// Not by `api`: that adds a key by which the server would remember each of these, and leaving outlives the page.
async function send({ object, id, field }: Place & { field?: string | null }, here: boolean) {
  const answer = await fetch(pathOf(`/presence/${id}`), {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ object, tab, field: field ?? null, here }),
  }).catch(() => undefined)
  if (here && answer?.ok) learn({ object, id, ...((await answer.json()) as { people: Present[] }) })
}

const sayAll = (here: boolean) => {
  for (const place of places.values()) say(place, here)
}
const beat = () => document.visibilityState === 'visible' && sayAll(true)
const turn = () => sayAll(document.visibilityState === 'visible')
// The page does not live to wait its turn.
const leave = () => {
  for (const place of places.values()) void send(place, false)
}

function come(place: Place) {
  const key = keyOf(place)
  const standing = places.get(key) ?? { ...place, count: 0, field: null }
  places.set(key, { ...standing, count: standing.count + 1 })
  if (standing.count) return
  if (!timer) {
    timer = setInterval(beat, EVERY_MS)
    stopHearing = onLive('presence', learn)
    document.addEventListener('visibilitychange', turn)
    addEventListener('pagehide', leave)
  }
  say(place, true)
}

function go(place: Place) {
  const key = keyOf(place)
  const standing = places.get(key)!
  if (standing.count > 1) return void places.set(key, { ...standing, count: standing.count - 1 })
  places.delete(key)
  known.delete(key)
  say(place, false)
  if (places.size) return
  clearInterval(timer)
  timer = undefined
  stopHearing?.()
  document.removeEventListener('visibilitychange', turn)
  removeEventListener('pagehide', leave)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The others who look at this record now. With `here`, they learn that this user does too. */
export function useOthers(object: string, id: string, here = false): readonly Present[] {
  const { user } = useSession()
  useEffect(() => {
    if (!here) return
    come({ object, id })
    return () => go({ object, id })
  }, [object, id, here])
  const people = useSyncExternalStore(subscribe, () => known.get(`${object} ${id}`) ?? nobody)
  return useMemo(() => people.filter((one) => one.id !== user.id), [people, user.id])
}

/** Lets the others know, while it is mounted, that this user edits a field of the record. */
export function useEditing(object: string, id: string, field: string | null) {
  useEffect(() => {
    if (!field) return
    come({ object, id })
    edit({ object, id }, field)
    return () => {
      edit({ object, id }, null)
      go({ object, id })
    }
  }, [object, id, field])
}

function edit(place: Place, field: string | null) {
  const standing = places.get(keyOf(place))!
  places.set(keyOf(place), { ...standing, field })
  say({ ...place, field }, true)
}
