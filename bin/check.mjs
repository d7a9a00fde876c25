import { ensurePackages } from './lib/packages.mjs'
import { requireNode, runNode, seconds, tool, typescript } from './lib/project.mjs'

requireNode()
await ensurePackages()

const tsc = tool('typescript', 'tsc')
const steps = [
  ['types of the server', [tsc, '-p', 'tsconfig.json', '--noEmit']],
  ['types of the web app', [tsc, '-p', 'tsconfig.web.json']],
  ['types of the tests', [tsc, '-p', 'tsconfig.test.json']],
  [
    'format and lint',
    [
      tool('@biomejs/biome', 'biome'),
      'ci',
      '--error-on-warnings',
      `--colors=${process.stderr.isTTY ? 'force' : 'off'}`,
    ],
  ],
  ['layers', [...typescript, 'bin/lib/layers.ts']],
  ['unused files, exports, packages', [tool('knip'), '--no-progress']],
  ['lengths', [...typescript, 'bin/lib/lengths.ts'], { loud: true }],
]

for (const [name, args, { loud = false } = {}] of steps) {
  const started = performance.now()
  const code = await runNode(args, { quiet: !loud })
  console.log(`${code === 0 ? 'ok    ' : 'failed'}  ${name} (${seconds(started)})`)
  if (code !== 0) process.exitCode = 1
}
