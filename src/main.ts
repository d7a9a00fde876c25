import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import './accounts/index.ts'
import './people/index.ts'
import './core/server/phones.ts'
import { App } from './core/server/app.ts'
import { type Config, ConfigError, readConfig } from './core/server/config.ts'
import { dataDirectory, startEmbedded } from './core/server/database/embedded.ts'
import { buildServer } from './core/server/http/server.ts'
import { loadDemo, makeFirstAdmin, needsSetup } from './core/server/http/setup.ts'
import { AlreadyRunning, claim } from './core/server/lock.ts'
import { createLog } from './core/server/log.ts'
import { objects } from './objects.ts'
import { seedPipeline } from './sales/index.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Starts everything in order and prints where to sign in; answers how to stop it again. */
export async function main(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = readConfig(env)
  const log = createLog({ level: config.LOG_LEVEL })
  const dataDir = dataDirectory(env, root)
  const release = config.DATABASE_URL ? () => {} : claim(dataDir, { host: config.HOST, port: config.PORT })
  const database = config.DATABASE_URL ? undefined : await startEmbedded(dataDir, { log })
  if (database) log.info(`The database lies in ${join(dataDir, 'postgres')}`)
  const app = new App({ url: config.DATABASE_URL ?? database!.url, objects, config, log, dataDir })
  await app.start()
  await seedPipeline(app.system())
  await firstAdmin(app, config)
  const server = await buildServer(app, { webDir: join(root, 'dist/web') })
  const address = await server.listen({ port: config.PORT, host: config.HOST })
  log.info(
    `Mainstay is ready: ${config.APP_URL ?? address}${(await needsSetup(app)) ? '  (open it to make the first administrator)' : ''}`,
  )
  await app.startJobs()
  return async () => {
    await server.close()
    await app.stop()
    await database?.stop()
    release()
  }
}

async function firstAdmin(app: App, config: Config) {
  if (!config.MAINSTAY_ADMIN_EMAIL || !config.MAINSTAY_ADMIN_PASSWORD || !(await needsSetup(app))) return
  await makeFirstAdmin(app, {
    name: 'Administrator',
    email: config.MAINSTAY_ADMIN_EMAIL,
    password: config.MAINSTAY_ADMIN_PASSWORD,
  })
  if (config.MAINSTAY_DEMO) await loadDemo(app)
}

try {
  const stop = await main(process.env)
  const quit = () => {
    // Requests that hang must not hold up a restart for ever.
    setTimeout(() => process.exit(1), 10_000).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', quit)
  process.once('SIGINT', quit)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof AlreadyRunning)) throw error
  console.error(error.message)
  process.exit(1)
}
