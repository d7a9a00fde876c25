import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inProject, root, runNode, seconds, tool } from './project.mjs'

const stamp = inProject('dist/.built-from')

/** Builds server and web app unless `dist` was built from exactly these sources. */
export async function ensureBuilt() {
  const inputs = hashInputs()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return
  console.log('Building… (once per version)')
  await build(inputs)
}

export async function build(inputs = hashInputs()) {
  const started = performance.now()
  rmSync(inProject('dist'), { recursive: true, force: true })
  const codes = await Promise.all([
    // Types are bin/check's business; here they would only make a first start slower.
    runNode([tool('typescript', 'tsc'), '-p', 'tsconfig.json', '--noCheck'], { quiet: true }),
    runNode([tool('vite'), 'build', '--logLevel', 'warn'], { quiet: true, env: { NODE_ENV: 'production' } }),
  ])
  if (codes.some((code) => code !== 0)) {
    console.error('The build failed; its messages stand above.')
    process.exit(1)
  }
  // Last, so that an interrupted build counts as none.
  writeFileSync(stamp, inputs)
  console.log(`Built in ${seconds(started)}`)
}

// Contents rather than times: a checkout, a copy or an archive may give any time to an unchanged file.
function hashInputs() {
  const hash = createHash('sha256')
  for (const file of inputFiles()) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function inputFiles() {
  const sources = readdirSync(inProject('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
  const settings = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json', 'vite.config.ts'].map(
    (name) => inProject(name),
  )
  return [...sources.sort(), ...settings.filter((file) => existsSync(file))]
}
