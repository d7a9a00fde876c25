import { parseArgs } from 'node:util'
import { sizes } from './data.ts'
import { measureImport } from './imports.ts'
import { measureSize } from './measure.ts'
import { printGrowth, printImport, printOnce, printSize, type SizeResult } from './report.ts'
import { measureBundle, measureStart } from './start.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10k,100k,1m' },
    only: { type: 'string' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '2' },
    clients: { type: 'string', default: '8' },
    plans: { type: 'boolean', default: false },
  },
})

const only = values.only?.split(',')
const wants = (...names: string[]) => !only || names.some((name) => only.includes(name))
const how = {
  only,
  seconds: Number(values.seconds),
  rounds: Number(values.rounds),
  clients: Number(values.clients),
  plans: values.plans,
}

if (!only || only.some((name) => !['W6', 'W10', 'W11'].includes(name))) {
  const results: SizeResult[] = []
  for (const name of values.size.split(',')) {
    if (!(name in sizes)) throw new Error(`no size ${name}; there are ${Object.keys(sizes).join(', ')}`)
    const result = await measureSize(name, sizes[name]!, how)
    results.push(result)
    printSize(result)
  }
  printGrowth(results)
}
if (wants('W6')) printImport(await measureImport())
if (wants('W10')) printOnce('W10', await measureStart())
if (wants('W11')) printOnce('W11', measureBundle())
