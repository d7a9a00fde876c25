import type sanitize from 'sanitize-html'
import type { Fields, ObjectDef } from '../object.ts'

const allowed = (simpleTransform: typeof sanitize.simpleTransform): sanitize.IOptions => ({
  allowedTags: [
    'p',
    'br',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'a',
    'ul',
    'ol',
    'li',
    'blockquote',
    'code',
    'pre',
    'h1',
    'h2',
    'h3',
    'h4',
    'hr',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'span',
  ],
  allowedAttributes: {
    a: ['href', 'title'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    // A colleague named with @; rules read who it is.
    span: [{ name: 'data-type', values: ['mention'] }, 'data-id'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  transformTags: { a: simpleTransform('a', { rel: 'noopener noreferrer', target: '_blank' }, true) },
})

/** Leaves only harmless formatting in the long texts of records. Plain text is kept to the letter. */
export async function cleanTexts(def: ObjectDef, records: Record<string, unknown>[]) {
  const formatted = records.flatMap((values) => formattedTexts(def, values).map((name) => ({ values, name })))
  if (!formatted.length) return
  // Loaded with the first formatted text: it weighs several megabytes that most processes never need.
  const { default: clean } = await import('sanitize-html')
  const options = allowed(clean.simpleTransform)
  for (const { values, name } of formatted) values[name] = clean(values[name] as string, options)
}

const formattedTexts = (def: ObjectDef, values: Record<string, unknown>) =>
  Object.keys(values).filter((name) => {
    const value = values[name]
    return (
      (def.fields as Fields)[name]?.kind === 'longText' &&
      typeof value === 'string' &&
      /<[a-z!/]/i.test(value)
    )
  })
