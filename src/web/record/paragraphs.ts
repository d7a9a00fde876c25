import { plain } from '#core/field/index.ts'

/** The lines of formatted text as plain text; no markup of others is ever put into the page. */
export const paragraphsOf = (html: string): string[] =>
  html
    .replace(/<li[^>]*>/gi, '\n• ')
    .split(/<\/(?:p|div|h\d|blockquote|pre)>|<br\s*\/?>|\n/i)
    .map(plain)
    .filter(Boolean)

/** Text as it was typed, as safe formatted text. */
export const formatted = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((part) => `<p>${safe(part).replaceAll('\n', '<br>')}</p>`)
    .join('')

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
