/** One customer to be: where is a number (a town near by) or a country. Revenue in thousands. */
export type Company = {
  name: string
  industry: string
  where: number | string
  employees: number
  revenue: number
  stage: 'prospect' | 'qualified' | 'customer' | 'repeatBuyer' | 'inactive'
  types?: ('prospect' | 'customer' | 'partner' | 'supplier' | 'competitor')[]
  /** Names of the companies below it. */
  owns?: Company[]
  about?: string
}

const company = (
  name: string,
  industry: string,
  where: Company['where'],
  [employees, revenue]: [number, number],
  stage: Company['stage'],
  more: Pick<Company, 'types' | 'owns' | 'about'> = {},
): Company => ({ name, industry, where, employees, revenue, stage, ...more })

export const groups: Company[] = [
  company('Harrowmere Foods', 'Food and beverage', 0, [2400, 310_000], 'repeatBuyer', {
    about:
      'Frame agreement for pumps and service at all sites, negotiated with the group, ordered by each site.',
    owns: [
      company('Harrowmere Dairies', 'Food and beverage', 0, [640, 96_000], 'repeatBuyer'),
      company('Harrowmere Cheese', 'Food and beverage', 1, [210, 28_000], 'customer'),
      company('Harrowmere Logistics', 'Logistics', 2, [480, 52_000], 'customer', {
        owns: [company('Harrowmere Cold Store', 'Logistics', 2, [90, 11_000], 'qualified')],
      }),
    ],
  }),
  company('Calder & Finch Breweries', 'Food and beverage', 1, [820, 118_000], 'repeatBuyer', {
    owns: [
      company('Finch Bottling', 'Manufacturing', 1, [160, 21_000], 'repeatBuyer'),
      company('Calder Maltings', 'Agriculture', 4, [75, 9_400], 'customer'),
      company('Calder & Finch Taverns', 'Hospitality', 5, [410, 33_000], 'prospect'),
    ],
  }),
  company('Nordvik Aqua', 'Manufacturing', 'SE', [300, 47_000], 'customer', {
    types: ['customer', 'partner'],
    about: 'Sells our booster sets under its own name in the north. Prices in kronor, agreed each January.',
    owns: [
      company('Nordvik Aqua Deutschland', 'Construction', 'DE', [60, 12_500], 'customer'),
      company('Nordvik Pools', 'Construction', 'SE', [45, 7_800], 'qualified'),
    ],
  }),
  company('Penfold Estates', 'Agriculture', 3, [520, 41_000], 'customer', {
    owns: [
      company('Penfold Farms', 'Agriculture', 3, [190, 16_000], 'repeatBuyer'),
      company('Penfold Nurseries', 'Agriculture', 2, [85, 6_200], 'customer'),
      company('Penfold Turf', 'Agriculture', 3, [30, 2_900], 'prospect'),
    ],
  }),
  company('Trenwick Hotels', 'Hospitality', 5, [1150, 88_000], 'repeatBuyer', {
    about: 'Nine houses. Engineering decides centrally; each hotel pays its own invoices.',
    owns: [
      company('Trenwick Bay Hotel', 'Hospitality', 5, [140, 10_800], 'repeatBuyer'),
      company('Trenwick Castle Hotel', 'Hospitality', 4, [95, 8_100], 'customer'),
      company('Trenwick Spa', 'Hospitality', 5, [60, 5_400], 'qualified'),
    ],
  }),
]

export const companies: Company[] = [
  company('Larkfield Growers', 'Agriculture', 2, [48, 5_100], 'customer'),
  company('Brackwater Boatyard', 'Manufacturing', 3, [36, 4_700], 'repeatBuyer'),
  company('Sallow Creek Vineyard', 'Agriculture', 2, [22, 2_300], 'customer'),
  company('Thistledown Laundry', 'Hospitality', 0, [64, 3_900], 'customer'),
  company('Greywether Quarry', 'Construction', 4, [110, 18_500], 'repeatBuyer'),
  company('Millbeck Town Council', 'Government', 1, [130, 14_000], 'customer'),
  company('Pellworth Plumbing Supplies', 'Retail', 0, [28, 6_800], 'repeatBuyer', {
    types: ['customer', 'partner'],
    about: 'Wholesaler. 12 % off list, orders every second Tuesday.',
  }),
  company('Dunmarrow Leisure Pool', 'Entertainment', 4, [40, 2_100], 'qualified'),
  company('Wexcombe Water Trust', 'Utilities', 2, [260, 39_000], 'customer', {
    about: 'Buys by tender only. The list of approved suppliers is renewed every March.',
  }),
  company('Halloway Fire Protection', 'Construction', 1, [52, 8_800], 'repeatBuyer'),
  company('Redmarsh Poultry', 'Agriculture', 3, [70, 7_700], 'prospect'),
  company('Kingsferry Leisure Centre', 'Entertainment', 5, [55, 2_600], 'customer'),
  company('Copperleaf Coffee Roasters', 'Food and beverage', 0, [31, 4_200], 'qualified'),
  company('Stonehythe Concrete', 'Construction', 4, [88, 15_300], 'customer'),
  company('Verity Textile Mill', 'Manufacturing', 1, [140, 17_900], 'inactive'),
  company('Hollin Paper Works', 'Manufacturing', 4, [230, 36_000], 'customer'),
  company('Brambleside Holiday Park', 'Hospitality', 5, [26, 1_900], 'repeatBuyer'),
  company('Tidewell Aquarium', 'Entertainment', 5, [44, 3_300], 'prospect'),
  company('Oxlea Garden Centres', 'Retail', 2, [120, 11_600], 'customer'),
  company('Sandrock Golf Club', 'Entertainment', 3, [33, 2_400], 'customer'),
  company('Kettlewick Bakery', 'Food and beverage', 0, [58, 6_100], 'qualified'),
  company('Rosswater Fish Farm', 'Agriculture', 3, [39, 5_600], 'repeatBuyer'),
  company('Lowmoor Chemicals', 'Manufacturing', 1, [310, 64_000], 'prospect'),
  company('Ashgrove Hospital', 'Healthcare', 0, [900, 92_000], 'customer'),
  company('Talbach Molkerei', 'Food and beverage', 'DE', [170, 24_000], 'qualified'),
  company('Pépinières de Vallonne', 'Agriculture', 'FR', [35, 3_100], 'customer'),
  company('Brookside Water Consulting', 'Consulting', 1, [9, 900], 'customer', { types: ['partner'] }),
  company('Eisental Guss', 'Manufacturing', 'DE', [210, 27_000], 'customer', { types: ['supplier'] }),
  company('Tarn Valley Seals', 'Manufacturing', 4, [47, 5_900], 'customer', { types: ['supplier'] }),
  company('Vortane Pumps', 'Manufacturing', 1, [190, 31_000], 'prospect', { types: ['competitor'] }),
]

/** Households and single people: a garden well, a pool, a stable. */
export const households = [
  ['Ashdown household', ['Grace Ashdown', 'Peter Ashdown']],
  ['Beckett-Shah household', ['Anika Shah', 'Luke Beckett']],
  ['Moravec household', ['Jana Moravec', 'Karel Moravec']],
  ['Tideman household', ['Willem Tideman', 'Rosa Tideman']],
] as const

export const persons = [
  'Eleanor Whitcombe',
  'Rafael Montoya',
  'Ingrid Aasen',
  'Desmond Achebe',
  'Yuki Tanabe',
  'Catrin Morgan',
] as const
