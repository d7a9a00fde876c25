import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './lib/build.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { inProject, readEnvFile, requireNode } from './lib/project.mjs'

requireNode()
await ensurePackages()
await ensureBuilt()
readEnvFile()
if (!process.env.NODE_ENV) process.env.NODE_ENV = 'production'
// In this process rather than a child: one Node less in memory, and signals arrive where they belong.
await import(pathToFileURL(inProject('dist/main.js')).href)
