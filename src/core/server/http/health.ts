import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { App } from '../app.ts'

/** Liveness, readiness and Prometheus metrics. Labels are route patterns, never addresses with ids in them. */
export function serveHealth(server: FastifyInstance, app: App) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'mainstay_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  const series = new Map<string, ReturnType<typeof seconds.labels>>()
  new Gauge({
    name: 'mainstay_outbox_waiting',
    help: 'Events not delivered yet',
    registers: [registry],
    async collect() {
      this.set(
        (await app.pool.query<{ n: number }>('select count(*) as n from (select from outbox limit 10000) o'))
          .rows[0]!.n,
      )
    },
  })
  const statements = new Counter({
    name: 'mainstay_statements_total',
    help: 'SQL statements sent',
    registers: [registry],
  })
  let told = 0
  server.addHook('onResponse', (request, reply, done) => {
    const { url = 'none' } = request.routeOptions
    const key = `${request.method} ${url} ${reply.statusCode}`
    // Working out which of the labelled series is meant takes longer than counting.
    const one = series.get(key) ?? seconds.labels(request.method, url, String(reply.statusCode))
    series.set(key, one)
    one.observe(reply.elapsedTime / 1000)
    done()
  })
  server.get('/health/live', () => ({ status: 'ok' }))
  server.get('/health/ready', async (_request, reply) => {
    const database = await app.pool.query('select 1').then(
      () => true,
      () => false,
    )
    return reply
      .status(database && app.ready ? 200 : 503)
      .send({ status: database && app.ready ? 'ok' : 'starting', database })
  })
  server.get('/metrics', async (_request, reply) => {
    statements.inc(app.pool.sent.count - told)
    told = app.pool.sent.count
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
