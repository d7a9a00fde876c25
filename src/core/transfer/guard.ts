/**
 * Spreadsheets run text that begins like a formula. Only text is guarded: a number's minus must stay a number.
 * The apostrophe is what spreadsheets themselves put before text; reading takes it off again.
 */
export const guardText = (text: string) =>
  /^[=+\-@\t\r]/.test(text) || /^'[=+\-@\t\r']/.test(text) ? `'${text}` : text
export const unguardText = (text: string) => (/^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text)
