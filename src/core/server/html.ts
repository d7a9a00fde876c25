import sanitize from 'sanitize-html'
import type { Fields, ObjectDef } from '../object.ts'

const allowed: sanitize.IOptions = {
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
  ],
  allowedAttributes: { a: ['href', 'title'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  transformTags: { a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer', target: '_blank' }, true) },
}

/** Leaves only harmless formatting in the long texts of a record. Plain text is kept to the letter. */
export function cleanTexts(def: ObjectDef, values: Record<string, unknown>) {
  for (const [name, value] of Object.entries(values))
    if (
      (def.fields as Fields)[name]?.kind === 'longText' &&
      typeof value === 'string' &&
      /<[a-z!/]/i.test(value)
    )
      values[name] = sanitize(value, allowed)
}
