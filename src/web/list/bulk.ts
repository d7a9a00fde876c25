import { beginBulk } from '../bulk/run.ts'
import type { WireObject } from '../kit/catalogue.ts'
import type { PageParams } from './query.ts'

/** The records an action is meant for: those picked, or all that match. */
export type Target = { def: WireObject; ids: string[]; all: boolean; params: PageParams }

const whom = ({ ids, all, params }: Target) => (all ? { filter: params.filter ?? {}, q: params.q } : { ids })

/** Gives every target new values. */
export const editAll = (target: Target, change: Record<string, unknown>) =>
  beginBulk(target.def, { operation: 'update', change, ...whom(target) })

export const tagAll = (target: Target, field: string, tags: { add: string[]; remove: string[] }) =>
  beginBulk(target.def, { operation: 'tag', field, ...tags, ...whom(target) })

export const deleteAll = (target: Target) => beginBulk(target.def, { operation: 'delete', ...whom(target) })

export const restoreAll = (target: Target) => beginBulk(target.def, { operation: 'restore', ...whom(target) })

export const verbAll = (target: Target, verb: string) =>
  beginBulk(target.def, { operation: 'verb', verb, ...whom(target) })
