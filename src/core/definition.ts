import type { Field, KindName } from './field/index.ts'

/** A field as people define it at run time, or what they change about a built-in one (label, help, choices). */
export type FieldInput = Partial<
  Pick<
    Field,
    | 'label'
    | 'help'
    | 'choices'
    | 'open'
    | 'target'
    | 'inverse'
    | 'min'
    | 'max'
    | 'decimals'
    | 'formula'
    | 'result'
    | 'prefix'
    | 'unique'
    | 'default'
  >
> & { kind?: KindName; required?: boolean }

/** An object as people define it: its name for one and for many records, an icon, a sentence of help. */
export type ObjectInput = { labels: [string, string]; icon?: string; help?: string }
