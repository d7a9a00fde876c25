import { connect, type Socket } from 'node:net'

export type Ask = { method: 'GET' | 'POST' | 'PATCH'; path: string; body?: string }
export type Target = { port: number; cookie?: string }
export type Reply = { status: number; bytes: number; body: string }
export type Measured = {
  requests: number
  seconds: number
  p50: number
  p99: number
  bytes: number
  failed: number
}

/**
 * Keeps `clients` connections busy for a while. Plain sockets: on a small machine a fuller HTTP client would
 * take the processor from the servers it measures.
 */
export async function load(
  target: Target,
  next: () => Ask,
  { clients, seconds, atLeast = 0 }: { clients: number; seconds: number; atLeast?: number },
) {
  const until = performance.now() + seconds * 1000
  // A floor that takes seconds for an answer is not waited for.
  const patience = performance.now() + 5000
  const times: number[] = []
  let [bytes, failed] = [0, 0]
  const started = performance.now()
  const one = async () => {
    const line = await openLine(target)
    while (performance.now() < until || (times.length < atLeast && performance.now() < patience)) {
      const at = performance.now()
      const reply = await line.ask(next())
      times.push(performance.now() - at)
      bytes += reply.bytes
      if (reply.status >= 400) failed++
    }
    line.close()
  }
  await Promise.all(Array.from({ length: clients }, one))
  return summary(times, bytes, failed, (performance.now() - started) / 1000)
}

function summary(times: number[], bytes: number, failed: number, seconds: number): Measured {
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    requests: times.length,
    seconds,
    p50: at(0.5),
    p99: at(0.99),
    bytes: bytes / (times.length || 1),
    failed,
  }
}

/** One kept-alive connection that asks one thing after the other. */
export async function openLine({ port, cookie }: Target) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const fixed = `host: 127.0.0.1:${port}\r\naccept: application/json\r\n${cookie ? `cookie: ${cookie}\r\n` : ''}`
  return {
    ask({ method, path, body }: Ask): Promise<Reply> {
      const content = body
        ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
        : ''
      socket.write(`${method} ${path} HTTP/1.1\r\n${fixed}${content}\r\n${body ?? ''}`)
      return readReply(socket)
    },
    close: () => socket.destroy(),
  }
}

function readReply(socket: Socket): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let got: Buffer = Buffer.alloc(0)
    const done = (reply: Reply | undefined, error?: Error) => {
      socket.off('data', hear).off('error', fail).off('close', gone)
      if (reply) resolve(reply)
      else reject(error)
    }
    const fail = (error: Error) => done(undefined, error)
    const gone = () => done(undefined, new Error('the server closed the connection'))
    const hear = (chunk: Buffer) => {
      got = got.length ? Buffer.concat([got, chunk]) : chunk
      const reply = parse(got)
      if (reply) done(reply)
    }
    socket.on('data', hear).on('error', fail).on('close', gone)
  })
}

// Both servers answer with a length; anything else is a mistake of the bench and would hang, so it is told.
function parse(got: Buffer): Reply | undefined {
  const end = got.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = got.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined && status !== 204 && status !== 304)
    throw new Error(`an answer without length:\n${head}`)
  const total = end + 4 + Number(length ?? 0)
  return got.length < total
    ? undefined
    : { status, bytes: total - end - 4, body: got.toString('utf8', end + 4, total) }
}
