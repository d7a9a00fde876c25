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
      if (code !== 0 && quiet) process.stderr.write(Buffer.concat(output))
      resolve(signal ? 1 : code)
    })
  })
}

// A terminal sends Ctrl-C to the whole group; a supervisor signals only us. The child must end either way.
function followSignals(child) {
  const pass = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return () => {
    for (const signal of signals) process.off(signal, pass)
  }
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
