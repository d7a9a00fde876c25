import { existsSync, readFileSync } from 'node:fs'
import { inProject, run, seconds } from './project.mjs'

/** Installs the packages of package-lock.json unless they are all there already. */
export async function ensurePackages() {
  if (packagesMatch(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) return
  console.log('Installing packages… (once)')
  const started = performance.now()
  // The web app is built from development packages, so they are needed under NODE_ENV=production too.
  const code = await npm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (code !== 0) {
    console.error(
      'npm could not install the packages. Its message stands above; a proxy or registry may be needed.',
    )
    process.exit(1)
  }
  console.log(`Installed in ${seconds(started)}`)
}

// npm writes node_modules/.package-lock.json last, so an interrupted installation has none.
function packagesMatch(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '' || entry.link || entry.optional) return true
    return installed?.packages[path]?.version === entry.version
  })
}

function readLock(name) {
  return existsSync(inProject(name)) ? JSON.parse(readFileSync(inProject(name), 'utf8')) : undefined
}

function npm(args) {
  const ours = process.env.npm_execpath
  if (ours?.endsWith('.js')) return run(process.execPath, [ours, ...args], { quiet: true })
  return run('npm', args, { quiet: true, shell: process.platform === 'win32' })
}
