import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App } from './core/server/app.ts'
import { type Config, ConfigError, readConfig } from './core/server/config.ts'
import { dataDirectory, startEmbedded } from './core/server/database/embedded.ts'
import { buildServer } from './core/server/http/server.ts'
import { demoWith, loadDemo, makeFirstAdmin, needsSetup } from './core/server/http/setup.ts'
import { AlreadyRunning, claim } from './core/server/lock.ts'
import { createLog, type Log } from './core/server/log.ts'
import { fillDemo } from './demo/index.ts'
import { objects } from './objects.ts'
import './slices.ts'

demoWith(fillDemo)

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Starts everything in order and prints where to sign in; what was started is handed to `undo`, last first. */
async function main(config: Config, undo: (() => unknown)[]) {
  const log = createLog({ level: config.LOG_LEVEL })
  const dataDir = dataDirectory(process.env, root)
  const url = config.DATABASE_URL ?? (await embedded(config, dataDir, log, undo))
  const app = new App({ url, objects, config, log, dataDir })
  undo.unshift(() => app.stop())
  await app.start()
  await firstAdmin(app, config)
  if (config.MAINSTAY_DEMO) await loadDemo(app)
  const server = await buildServer(app, { webDir: join(root, 'dist/web') })
  undo.unshift(() => server.close())
  const address = await server.listen({ port: config.PORT, host: config.HOST })
  const first = (await needsSetup(app)) ? '  (open it to make the first administrator)' : ''
  log.info(`Mainstay is ready: ${config.APP_URL ?? address}${first}`)
  await app.startJobs()
}

async function embedded(config: Config, dataDir: string, log: Log, undo: (() => unknown)[]): Promise<string> {
  undo.unshift(claim(dataDir, { host: config.HOST, port: config.PORT }))
  const database = await startEmbedded(dataDir, { log })
  undo.unshift(() => database.stop())
  log.info(`The database lies in ${join(dataDir, 'postgres')}`)
  return database.url
}

async function firstAdmin(app: App, config: Config) {
  if (!config.MAINSTAY_ADMIN_EMAIL || !config.MAINSTAY_ADMIN_PASSWORD || !(await needsSetup(app))) return
  await makeFirstAdmin(app, {
    name: 'Administrator',
    email: config.MAINSTAY_ADMIN_EMAIL,
    password: config.MAINSTAY_ADMIN_PASSWORD,
  })
}

let quitting = false
async function quit(undo: (() => unknown)[], code: number) {
  // A second Ctrl-C must not cut the first one short and leave the database running.
  if (quitting) return
  quitting = true
  // Requests that hang must not hold up a restart for ever.
  setTimeout(() => process.exit(1), 10_000).unref()
  for (const step of undo) await step()
  process.exit(code)
}

const undo: (() => unknown)[] = []
process.on('SIGTERM', () => quit(undo, 0))
process.on('SIGINT', () => quit(undo, 0))
try {
  await main(readConfig(process.env), undo)
} catch (error) {
  console.error(plainly(error))
  await quit(undo, 1)
}

function plainly(error: unknown) {
  if (error instanceof ConfigError || error instanceof AlreadyRunning) return error.message
  const { code, port } = error as { code?: string; port?: number }
  return code === 'EADDRINUSE' ? `Port ${port} is in use by another program; set PORT to a free one` : error
}
