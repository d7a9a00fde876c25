import { ensurePackages } from './lib/packages.mjs'
import { readEnvFile, requireNode, runNode, typescript } from './lib/project.mjs'

requireNode()
await ensurePackages()
readEnvFile()
process.exitCode = await runNode([...typescript, 'bench/run.ts', ...process.argv.slice(2)])
