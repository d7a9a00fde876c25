import type { Context } from '#core/server/context.ts'
import { type Product, Product as products } from '../sales/product.object.ts'
import { inMoney, write } from './write.ts'

/** A product of the example company; `price` in whole units of currency, `thing` as people say it in a sentence. */
export type Ware = { id: string; name: string; thing: string; price: number; kind: Product['kind'] }

type Line = [sku: string, name: string, thing: string, price: number, cost: number]

const pumps: Line[] = [
  ['CP-040', 'Brook 40 centrifugal pump', 'Brook 40 pumps', 1480, 860],
  ['CP-065', 'Brook 65 centrifugal pump', 'Brook 65 pumps', 2350, 1390],
  ['CP-100', 'Brook 100 centrifugal pump', 'Brook 100 pumps', 4900, 2980],
  ['SP-020', 'Heron 20 submersible pump', 'Heron 20 pumps', 690, 380],
  ['SP-050', 'Heron 50 submersible pump', 'Heron 50 pumps', 1320, 740],
  ['SP-090', 'Heron 90 slurry pump', 'slurry pumps', 3650, 2240],
  ['HP-012', 'Teal hygienic pump 1.2', 'hygienic pumps', 3980, 2310],
  ['HP-025', 'Teal hygienic pump 2.5', 'hygienic pumps', 6450, 3890],
]
const sets: Line[] = [
  ['BS-002', 'Twin booster set', 'a booster set', 5400, 3260],
  ['BS-003', 'Triple booster set', 'a triple booster set', 8900, 5480],
  ['FS-001', 'Fire pump set', 'a fire pump set', 14800, 9350],
  ['PS-010', 'Pool circulation set', 'pool circulation', 3150, 1820],
  ['IR-006', 'Irrigation station, six zones', 'an irrigation station', 7600, 4520],
]
const filters: Line[] = [
  ['FI-100', 'Sand filter 100', 'sand filters', 1150, 610],
  ['FI-300', 'Backwash filter 300', 'backwash filters', 2780, 1560],
  ['UV-050', 'UV disinfection unit', 'UV disinfection', 4200, 2510],
  ['SO-020', 'Water softener 20', 'a water softener', 1890, 1080],
]
const fittings: Line[] = [
  ['VA-025', 'Ball valve DN25, box of 20', 'ball valves', 340, 190],
  ['VA-080', 'Butterfly valve DN80', 'butterfly valves', 165, 88],
  ['NR-050', 'Non-return valve DN50, box of 10', 'non-return valves', 420, 231],
  ['SE-001', 'Mechanical seal kit', 'seal kits', 118, 52],
  ['CT-004', 'Pump controller with remote display', 'pump controllers', 980, 520],
]
const services: Line[] = [
  ['SV-001', 'Installation and start-up', 'installation', 780, 520],
  ['SV-010', 'Yearly service visit', 'a yearly service visit', 540, 310],
  ['SV-020', 'Remote watch, per pump', 'remote watch', 240, 60],
]

const families = {
  Pumps: pumps,
  Sets: sets,
  'Water treatment': filters,
  Fittings: fittings,
  Service: services,
}

export async function addProducts(ctx: Context, since: Date): Promise<Ware[]> {
  const { currency } = ctx.settings
  const lines = Object.entries(families).flatMap(([family, list]) => list.map((line) => ({ family, line })))
  const values = lines.map(({ family, line: [sku, name, , price, cost] }) => ({
    ...{ sku, name, family, kind: kindOf(sku), unit: unitOf(sku), taxRate: 20 },
    price: inMoney(price, currency),
    cost: inMoney(cost, currency),
  }))
  const ids = await write(
    ctx,
    products,
    'create',
    values.map((v) => ({ by: null, at: since, values: v })),
  )
  return lines.map(({ line: [sku, name, thing, price] }, i) => ({
    ...{ id: ids[i]!, name, thing, price, kind: kindOf(sku) },
  }))
}

const kindOf = (sku: string) =>
  sku === 'SV-020' ? 'subscription' : sku.startsWith('SV') ? 'service' : 'goods'
const unitOf = (sku: string) => (sku === 'SV-020' ? 'Year' : 'Piece')
