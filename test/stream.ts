import { get, type IncomingMessage } from 'node:http'
import type { Api } from './api.ts'

export type Heard = { event: string; data: any }

/** Listens to live events as one person; `heard` grows as they come. */
export async function listen(who: Api): Promise<{ heard: Heard[]; stop(): void }> {
  const heard: Heard[] = []
  const headers = { cookie: `mainstay_session=${who.token}` }
  const stream = await new Promise<IncomingMessage>((resolve) =>
    get(who.url('/events'), { headers }, resolve),
  )
  stream.setEncoding('utf8').on('data', (text: string) => {
    for (const block of text.split('\n\n')) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block.trim()) ?? []
      if (event) heard.push({ event, data: JSON.parse(data!) })
    }
  })
  return { heard, stop: () => stream.destroy() }
}
