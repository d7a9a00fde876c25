import { parseArgs } from 'node:util'
import { sizes } from './data.ts'
import { measureSize } from './measure.ts'
import { printGrowth, printSize, type SizeResult } from './report.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10k,100k' },
    only: { type: 'string' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '2' },
    clients: { type: 'string', default: '8' },
    plans: { type: 'boolean', default: false },
  },
})

const how = {
  only: values.only?.split(','),
  seconds: Number(values.seconds),
  rounds: Number(values.rounds),
  clients: Number(values.clients),
  plans: values.plans,
}
const results: SizeResult[] = []
for (const name of values.size.split(',')) {
  if (!(name in sizes)) throw new Error(`no size ${name}; there are ${Object.keys(sizes).join(', ')}`)
  const result = await measureSize(name, sizes[name]!, how)
  results.push(result)
  printSize(result)
}
printGrowth(results)
