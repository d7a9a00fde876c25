import { queries, refresh } from './queries.ts'

type Change = { object: string; ids: string[]; kind: string }
type Message = { type: 'change'; change: Change } | { type: 'catalogue' }

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
    source.addEventListener('catalogue', () => tell({ type: 'catalogue' }))
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

const waiting = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

function hear(message: Message) {
  if (message.type === 'catalogue') return void queries.invalidateQueries({ queryKey: ['catalogue'] })
  waiting.add(message.change.object)
  // An import changes thousands of records a second; the screen follows a few times in that time.
  if (timer) return
  timer = setTimeout(() => {
    for (const object of waiting) void refresh(object)
    waiting.clear()
    timer = undefined
  }, 400)
}
