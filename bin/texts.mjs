import { ensurePackages } from './lib/packages.mjs'
import { requireNode, runNode, typescript } from './lib/project.mjs'

// Writes src/texts/en.json from the code and tells what the other dictionaries lack.
requireNode()
await ensurePackages()
process.exitCode = await runNode([...typescript, 'bin/lib/texts.ts', ...process.argv.slice(2)])
