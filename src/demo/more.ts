import type { Chance } from './chance.ts'
import type { Company } from './companies.ts'
import { firstNames, lastNames } from './people.ts'

const starts = [
  ...['Alder', 'Ash', 'Birch', 'Bram', 'Cold', 'Crow', 'Dun', 'Elm', 'Fern', 'Glen', 'Grey', 'Hazel'],
  ...['Iron', 'King', 'Lark', 'Marl', 'Moor', 'Oak', 'Pine', 'Raven', 'Rook', 'Salt', 'Thorn', 'Wester'],
]
const ends = [
  ...['bank', 'brook', 'combe', 'croft', 'dale', 'fold', 'garth', 'holme', 'hythe', 'ley', 'marsh', 'mere'],
  ...['reach', 'shaw', 'stead', 'thwaite', 'wick', 'worth'],
]
/** What companies of an industry call themselves, and how many people work in one. */
const trades: [industry: string, names: string[], people: [number, number]][] = [
  ['Manufacturing', ['Castings', 'Coatings', 'Fasteners', 'Plastics', 'Tooling', 'Boilers'], [30, 320]],
  ['Construction', ['Builders', 'Groundworks', 'Drainage', 'Roofing', 'Heating'], [8, 140]],
  ['Agriculture', ['Farms', 'Growers', 'Orchards', 'Dairy', 'Nurseries'], [6, 90]],
  ['Hospitality', ['Inn', 'Country Hotel', 'Holiday Park', 'Caterers'], [12, 110]],
  ['Food and beverage', ['Bakery', 'Brewing', 'Mill', 'Preserves', 'Cider'], [10, 180]],
  ['Healthcare', ['Clinic', 'Care Homes', 'Dental Group', 'Laboratories'], [20, 260]],
  ['Education', ['Academy', 'College', 'Field Centre'], [40, 400]],
  ['Utilities', ['Water Company', 'District Heating'], [60, 380]],
  ['Real estate', ['Estates', 'Property Care'], [8, 60]],
  ['Retail', ['Garden Centre', 'Hardware', 'Pet Supplies'], [6, 70]],
  ['Entertainment', ['Leisure Centre', 'Swimming Club', 'Stadium'], [9, 80]],
]
const branches = [
  'Harbour',
  'Market Street',
  'Northgate',
  'Old Mill',
  'Parkside',
  'Priory',
  'Quayside',
  'Riverside',
  'Southfield',
  'Station',
  'Upland',
  'Westway',
]
const stages = [
  'prospect',
  'prospect',
  'qualified',
  'customer',
  'customer',
  'repeatBuyer',
  'repeatBuyer',
  'inactive',
] as const

const CHAINS = 11
const SINGLES = 105

/** The many smaller customers a business of this size has beside those one remembers: chains with their branches, and single companies. */
export function moreCompanies(chance: Chance): Company[] {
  const names = placeNames(chance)
  return [
    ...Array.from({ length: CHAINS }, () => chainOf(names, chance)),
    ...Array.from({ length: SINGLES }, () => singleOf(names, chance)),
  ]
}

function* placeNames(chance: Chance): Generator<string, never> {
  const used = new Set<string>()
  for (;;) {
    const name = chance.one(starts) + chance.one(ends)
    if (used.has(name)) continue
    used.add(name)
    yield name
  }
}

type Names = ReturnType<typeof placeNames>

function singleOf(names: Names, chance: Chance): Company {
  const [industry, words, [least, most]] = chance.one(trades)
  const employees = chance.between(least, most)
  const name = `${names.next().value} ${chance.one(words)}`
  const where = chance.happens(0.08) ? chance.one(['DE', 'FR', 'SE']) : chance.between(0, 5)
  return {
    name,
    industry,
    where,
    employees,
    revenue: employees * chance.between(60, 160),
    stage: chance.one(stages),
  }
}

function chainOf(names: Names, chance: Chance): Company {
  const head = singleOf(names, chance)
  const count = chance.between(6, 10)
  const places = [...branches].sort(() => chance.next() - 0.5).slice(0, count)
  const owns = places.map((place): Company => {
    const employees = chance.between(6, 60)
    const revenue = employees * chance.between(60, 160)
    const stage = chance.one(stages)
    return { ...head, name: `${head.name} ${place}`, where: chance.between(0, 5), employees, revenue, stage }
  })
  const employees = owns.reduce((sum, one) => sum + one.employees, head.employees)
  return {
    ...head,
    employees,
    revenue: employees * 90,
    stage: 'repeatBuyer',
    owns: regions(head, owns, chance),
  }
}

// The largest chains have a level between head office and branch.
function regions(head: Company, owns: Company[], chance: Chance): Company[] {
  if (owns.length < 9) return owns
  return ['North', 'South'].map((side, i) => ({
    ...{
      ...head,
      name: `${head.name} ${side}`,
      where: i,
      employees: chance.between(10, 30),
      stage: 'customer',
    },
    owns: owns.filter((_, n) => n % 2 === i),
  }))
}

/** Private people beside those named by hand. */
export function morePersons(chance: Chance): string[] {
  const names = new Set<string>()
  while (names.size < 24) names.add(`${chance.one(firstNames)} ${chance.one(lastNames)}`)
  return [...names]
}
