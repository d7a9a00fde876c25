import { label, type Sentence, say, word } from './text.ts'

/** A notice as its reader gets it, with the titles of what they may see. */
export type NoticeLine = {
  id: string
  kind: 'mention' | 'assignment' | 'reminder' | 'due' | 'change' | 'finished'
  at: string
  count: number
  actor: { id: string; title: string } | null
  record: { object: string; id: string; title: string; account: string | null }
  /** What was added to the record; `by` tells a call from a note. */
  about: { object: string; id: string; title: string; by: string | null } | null
  field: string | null
  fields: string[]
  /** What the one changed field holds now; a link's is the title of what it points at. */
  to: unknown
  when: string | null
  readAt: string | null
  doneAt: string | null
}

/** How definitions call things, in English or the reader's language. */
export type Names = {
  object(name: string, count: number): string
  field(object: string, name: string): string
  choice(object: string, value: string): string
  value(object: string, field: string, value: unknown): string
}

const MAINSTAY = 'Mainstay'

/** What happened, as a sentence that stands beside the title of the record. */
export function noticeSentence(line: NoticeLine, names: Names): Sentence {
  const actor = line.actor?.title ?? MAINSTAY
  if (line.kind === 'mention') return say('{actor} mentioned you', { actor })
  if (line.kind === 'reminder') return 'Reminder'
  if (line.kind === 'due') return 'Is due now'
  if (line.kind === 'finished') return 'Has come to its end'
  if (line.kind === 'assignment') return assignment(line, actor, names)
  if (line.count > 1)
    return line.actor
      ? say('{count} changes by {actor}', { count: line.count, actor })
      : say('{count} changes', { count: line.count })
  if (line.about) {
    const what = line.about.by
      ? names.choice(line.about.object, line.about.by)
      : names.object(line.about.object, 1)
    return say('{actor} added {what}: {title}', { actor, what: word(what), title: line.about.title })
  }
  return change(line, actor, names)
}

function assignment(line: NoticeLine, actor: string, names: Names): Sentence {
  const { object } = line.record
  if (line.count > 1)
    return say('{actor} handed you {count} {objects}', {
      actor,
      count: line.count,
      objects: word(names.object(object, line.count)),
    })
  if (line.field === 'owner' || !line.field) return say('{actor} handed this to you', { actor })
  return say('{actor} put you down as {field}', { actor, field: label(names.field(object, line.field)) })
}

function change(line: NoticeLine, actor: string, names: Names): Sentence {
  const [first, second, third] = line.fields
  const { object } = line.record
  const field = (name: string) => names.field(object, name)
  if (!first || third) return say('{actor} changed {count} fields', { actor, count: line.fields.length })
  if (second)
    return say('{actor} changed {field} and {other}', {
      actor,
      field: label(field(first)),
      other: label(field(second)),
    })
  if (line.to === null || line.to === undefined)
    return say('{actor} changed {field}', { actor, field: label(field(first)) })
  const to = names.value(object, first, line.to)
  return say('{actor} changed {field} to {value}', { actor, field: label(field(first)), value: to })
}
