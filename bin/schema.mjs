import { ensurePackages } from './lib/packages.mjs'
import { requireNode, runNode, typescript } from './lib/project.mjs'

requireNode()
await ensurePackages()
process.exitCode = await runNode([...typescript, 'bin/lib/schema.ts'])
