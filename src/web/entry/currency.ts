const euro = 'AD AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK'
const others =
  'AE:AED AR:ARS AU:AUD BD:BDT BG:BGN BR:BRL CA:CAD CH:CHF CL:CLP CN:CNY CO:COP CZ:CZK DK:DKK EG:EGP GB:GBP ' +
  'GE:GEL GH:GHS HK:HKD HU:HUF ID:IDR IL:ILS IN:INR IS:ISK JP:JPY KE:KES KR:KRW KW:KWD KZ:KZT LI:CHF LK:LKR ' +
  'MA:MAD MX:MXN MY:MYR NG:NGN NO:NOK NZ:NZD PE:PEN PH:PHP PK:PKR PL:PLN QA:QAR RO:RON RS:RSD SA:SAR SE:SEK ' +
  'SG:SGD TH:THB TN:TND TR:TRY TW:TWD UA:UAH US:USD UY:UYU VN:VND ZA:ZAR'
const byRegion = new Map([
  ...euro.split(' ').map((region): [string, string] => [region, 'EUR']),
  ...others.split(' ').map((pair) => pair.split(':') as [string, string]),
])

export const regionOf = (locale: string) => new Intl.Locale(locale).maximize().region ?? 'US'

/** The currency most likely used where the browser says it is. */
export const guessCurrency = (locale: string): string => byRegion.get(regionOf(locale)) ?? 'USD'

/** Every currency with its name, those in daily use first. */
export function currencyChoices(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'currency' })
  const common = new Set(byRegion.values())
  const codes = Intl.supportedValuesOf('currency')
  return [...codes.filter((c) => common.has(c)), ...codes.filter((c) => !common.has(c))].map((value) => ({
    value,
    label: `${value} · ${names.of(value)}`,
  }))
}
