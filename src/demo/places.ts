import type { Address } from '#core/field/index.ts'

/** A made-up town, and how a number there reads: all lie in ranges kept free for films and books. */
export type Place = Required<Pick<Address, 'city' | 'region' | 'postalCode' | 'country'>> & {
  phone(n: number): string
}

const digits = (n: number, size: number) => String(n % 10 ** size).padStart(size, '0')

const british = (n: number) => `+44 1632 960${digits(n, 3)}`
const irish = (n: number) => `+353 20 910 ${digits(n, 4)}`
const american = (n: number) => `+1 ${201 + (n % 7)} 555 01${digits(n, 2)}`
const german = (n: number) => `+49 30 23125 ${digits(n, 3)}`
const french = (n: number) => `+33 1 99 00 ${digits(n, 2)} ${digits(n * 7, 2)}`
const swedish = (n: number) => `+46 8 465 004 ${digits(n, 2)}`

const homes: Record<string, Place[]> = {
  GB: towns('GB', british, [
    ['Harrowmere', 'Eastfold', 'ZZ1 4QT'],
    ['Millbeck', 'Eastfold', 'ZZ3 9HB'],
    ['Wexcombe', 'Southmark', 'ZZ7 2LP'],
    ['Brackwater', 'Southmark', 'ZZ8 5RD'],
    ['Stonehythe', 'Northfell', 'ZZ12 1AE'],
    ['Trenwick Bay', 'Westcombe', 'ZZ15 6NW'],
  ]),
  IE: towns('IE', irish, [
    ['Ballyharrow', 'Eastfold', 'Z99 X4K2'],
    ['Millbeck', 'Eastfold', 'Z99 H7P1'],
    ['Rathcombe', 'Southmark', 'Z98 W2D5'],
    ['Brackwater', 'Southmark', 'Z98 C6T3'],
    ['Dunmarrow', 'Northfell', 'Z97 V8A4'],
    ['Trenwick Bay', 'Westcombe', 'Z97 E1N9'],
  ]),
  US: towns('US', american, [
    ['Harrowmere', 'Eastfold', '00010'],
    ['Millbeck', 'Eastfold', '00014'],
    ['Wexcombe', 'Southmark', '00027'],
    ['Brackwater', 'Southmark', '00031'],
    ['Stonehythe', 'Northfell', '00045'],
    ['Trenwick Bay', 'Westcombe', '00052'],
  ]),
}

const abroad: Record<string, Place> = {
  DE: { city: 'Talbach', region: 'Oberland', postalCode: '00127', country: 'DE', phone: german },
  FR: { city: 'Vallonne', region: 'Haute-Rive', postalCode: '00340', country: 'FR', phone: french },
  SE: { city: 'Nordvik', region: 'Sjölän', postalCode: '000 41', country: 'SE', phone: swedish },
}

function towns(country: string, phone: Place['phone'], lines: [string, string, string][]): Place[] {
  return lines.map(([city, region, postalCode]) => ({ city, region, postalCode, country, phone }))
}

/** The towns near a company that counts in this currency or sits in this country. */
export function homeOf(currency: string, country?: string): Place[] {
  const guess = { GBP: 'GB', USD: 'US' }[currency] ?? 'IE'
  return homes[country ?? guess] ?? homes[guess]!
}

export const foreign = (country: string): Place => abroad[country]!

const streets = [
  'Mill Lane',
  'Station Road',
  'Quay Street',
  'Foundry Road',
  'Orchard Way',
  'Weir Street',
  'High Street',
]

export const addressIn = (place: Place, n: number): Address => ({
  street: `${(n * 7) % 180 || 12} ${streets[n % streets.length]}`,
  city: place.city,
  region: place.region,
  postalCode: place.postalCode,
  country: place.country,
})
