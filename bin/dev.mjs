import { createServer } from 'node:net'
import { ensurePackages } from './lib/packages.mjs'
import { inProject, readEnvFile, requireNode, runNode, tool } from './lib/project.mjs'

requireNode()
await ensurePackages()
readEnvFile()
const host = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)
const address = `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`
const serverPort = await freePort()

const web = await serveWeb().catch((error) => {
  console.error(error.message)
  process.exit(1)
})
console.log(`Mainstay for development: ${address}`)
const env = { HOST: '127.0.0.1', PORT: String(serverPort), APP_URL: process.env.APP_URL || address }
process.exitCode = await runNode([tool('tsx'), 'watch', '--conditions=source', 'src/main.ts'], { env })
await web.close()

async function serveWeb() {
  const vite = await import('vite')
  const target = `http://127.0.0.1:${serverPort}`
  const server = await vite.createServer({
    configFile: inProject('vite.config.ts'),
    logLevel: 'warn',
    server: { host, port, strictPort: true, proxy: { '^/(api|health)(/|$|\\?)': { target } } },
  })
  return server.listen()
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const free = server.address().port
      server.close(() => resolve(free))
    })
  })
}
