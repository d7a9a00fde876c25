import { language } from '../../kit/language.ts'

const offered =
  'en-GB en-US en-AU en-CA en-IE en-IN de-DE de-AT de-CH fr-FR fr-BE fr-CA fr-CH es-ES es-MX it-IT nl-NL nl-BE ' +
  'pt-PT pt-BR pl-PL cs-CZ da-DK sv-SE nb-NO fi-FI hu-HU ro-RO el-GR tr-TR uk-UA he-IL hi-IN ja-JP ko-KR zh-CN zh-TW'

/** The ways of writing dates and numbers to choose from, and whichever is chosen already. */
export function localeChoices(chosen: string | null): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return [...new Set([...offered.split(' '), ...(chosen ? [chosen] : [])])]
    .map((value) => ({ value, label: nameOf(names, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}

// What was stored may be no locale at all.
function nameOf(names: Intl.DisplayNames, locale: string): string {
  try {
    return names.of(locale) ?? locale
  } catch {
    return locale
  }
}
