// Codes with a name that are no country: unions, reserved and private ones.
const others = new Set('EU EZ UN XA XB ZZ QO AC CP CQ DG EA IC TA'.split(' '))
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Every country by its name in the reader's language. */
export function countryChoices(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'none' })
  return letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => !others.has(code))
    .flatMap((value) => {
      const label = names.of(value)
      return label ? [{ value, label }] : []
    })
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}
