import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const inProject = (...parts) => path.join(root, ...parts)

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Mainstay needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  )
  process.exit(1)
}

/** Takes settings from `.env`; what the environment already says wins. */
export function readEnvFile() {
  if (existsSync(inProject('.env'))) process.loadEnvFile(inProject('.env'))
}

/** The file behind an installed package's command, so that no shell and no PATH is involved. */
export function tool(packageName, command = packageName) {
  const { bin } = JSON.parse(readFileSync(inProject('node_modules', packageName, 'package.json'), 'utf8'))
  return inProject('node_modules', packageName, typeof bin === 'string' ? bin : bin[command])
}

export const typescript = ['--conditions=source', '--import', 'tsx']

/** Runs Node on a script and answers its exit code. With `quiet`, output appears only when it fails. */
export function runNode(args, { quiet = false, env = {} } = {}) {
  return run(process.execPath, args, { quiet, env })
}

export function run(command, args, { quiet = false, env = {}, shell = false } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    shell,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk))
  const unfollow = followSignals(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      unfollow()
      // Somebody pressed Ctrl-C or sent us a signal: that ends the whole command.
      if (signal) process.exit(130)
      if (code !== 0 && quiet) process.stderr.write(Buffer.concat(output))
      resolve(code)
    })
  })
}

// A terminal sends Ctrl-C to the child as well, and many programs take a second one for impatience: we only wait.
// A supervisor's SIGTERM reaches us alone.
function followSignals(child) {
  const wait = () => {}
  const pass = () => child.kill('SIGTERM')
  process.on('SIGINT', wait).on('SIGTERM', pass)
  return () => process.off('SIGINT', wait).off('SIGTERM', pass)
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
