import { queries, refresh } from './queries.ts'

type Change = { object: string; ids: string[]; kind: string }
type Message = { type: 'change'; change: Change } | { type: string; data?: unknown }

const events = ['catalogue', 'presence', 'notice'] as const
type EventName = (typeof events)[number]
const acting = new Map<string, Set<(data: never) => void>>()

/** Acts on what the server tells of beside changes; answers how to stop. */
export function onLive<D>(event: EventName, act: (data: D) => void): () => void {
  const acts = acting.get(event) ?? new Set()
  acting.set(event, acts.add(act))
  return () => void acts.delete(act)
}

/**
 * Keeps the screen true while others work. Browsers allow few connections per origin, so one tab of a
 * browser listens to the server and tells the others.
 */
export function listen(): () => void {
  const stop = new AbortController()
  const channel = new BroadcastChannel('mainstay')
  channel.onmessage = (event: MessageEvent<Message>) => hear(event.data)
  const tell = (message: Message) => {
    channel.postMessage(message)
    hear(message)
  }
  // The lock manager exists only in secure contexts; without it every tab listens for itself.
  if (!navigator.locks) follow(hear, stop.signal)
  else
    navigator.locks
      .request('mainstay-live', { signal: stop.signal }, () => follow(tell, stop.signal))
      .catch(() => undefined)
  return () => {
    stop.abort()
    channel.close()
  }
}

function follow(tell: (message: Message) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const source = new EventSource('/api/v1/events')
    let broken = false
    source.addEventListener('change', (event) =>
      tell({ type: 'change', change: JSON.parse(event.data) as Change }),
    )
    for (const type of events)
      source.addEventListener(type, (event) => tell({ type, data: JSON.parse(event.data) as unknown }))
    source.onerror = () => {
      broken = true
    }
    // What was missed while away is unknown, so everything on screen is asked again.
    source.onopen = () => {
      if (broken) void queries.invalidateQueries()
      broken = false
    }
    signal.addEventListener('abort', () => {
      source.close()
      resolve()
    })
  })
}

// An import changes thousands of records a second; the screen follows at once, then a few times in that time.
const GATHER_MS = 400
const waiting = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

function hear(message: Message) {
  if ('change' in message) {
    waiting.add(message.change.object)
    if (!timer) timer = setTimeout(showChanges, 20)
    return
  }
  if (message.type === 'catalogue') void queries.invalidateQueries({ queryKey: ['catalogue'] })
  for (const act of acting.get(message.type) ?? []) act(message.data as never)
}

function showChanges() {
  const objects = [...waiting]
  waiting.clear()
  timer = objects.length ? setTimeout(showChanges, GATHER_MS) : undefined
  for (const object of objects) void refresh(object)
}
