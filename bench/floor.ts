import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { floorSql } from './floorSql.ts'

// The floor: nothing but node:http and pg. GET and POST /<statement>?<values as JSON>; PATCH likewise.
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 12,
  options: '-c search_path=main -c timezone=UTC -c jit=off',
})

const server = createServer(async (request, reply) => {
  const [path, query] = request.url!.split('?')
  const name = path!.slice(1)
  const values = query ? (JSON.parse(decodeURIComponent(query)) as unknown[]) : []
  if (request.method !== 'GET') values.push(await bodyOf(request))
  const found = await pool.query({ name, text: floorSql[name]!, values })
  const json: string = found.rows[0]?.json ?? ''
  reply.writeHead(json ? 200 : 404, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(json),
  })
  reply.end(json)
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
