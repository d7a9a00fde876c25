import { build } from './lib/build.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { requireNode } from './lib/project.mjs'

requireNode()
await ensurePackages()
await build()
