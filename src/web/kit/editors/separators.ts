/** How this reader writes 1,234.5 */
export function separators(locale: string) {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6)
  const sign = (type: string, fallback: string) => parts.find((part) => part.type === type)?.value ?? fallback
  return { thousandSeparator: sign('group', ''), decimalSeparator: sign('decimal', '.') }
}
