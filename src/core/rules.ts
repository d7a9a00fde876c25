import type { Filter } from './filter.ts'

/** Who acts. `teams` are the ids of the teams whose records the actor shares. */
export type Actor = { id: string; name: string; roles: readonly string[]; teams: readonly string[] }

/** Answers yes, no, or "only these records". One answer serves a record, a list, a search and a screen. */
export type Rule = (actor: Actor) => boolean | Filter

export const everyone: Rule = () => true
export const nobody: Rule = () => false

/** Actors with one of the roles. An administrator has every role. */
export const role =
  (...roles: string[]): Rule =>
  (actor) =>
    actor.roles.includes('admin') || roles.some((r) => actor.roles.includes(r))

export const own =
  (field = 'owner'): Rule =>
  (actor) => ({ [field]: { is: actor.id } })

export const team =
  (field = 'team'): Rule =>
  (actor) =>
    actor.teams.length > 0 && { [field]: { in: actor.teams } }

export const only =
  (filter: Filter): Rule =>
  () =>
    filter

/** Yes if any says yes; otherwise the records that any of them allows. */
export const first =
  (...rules: Rule[]): Rule =>
  (actor) => {
    const answers = rules.map((rule) => rule(actor))
    if (answers.includes(true)) return true
    const filters = answers.filter((a): a is Filter => typeof a === 'object')
    return filters.length > 1 ? { any: filters } : (filters[0] ?? false)
  }

/** Yes only as far as all allow it. */
export const all =
  (...rules: Rule[]): Rule =>
  (actor) => {
    const answers = rules.map((rule) => rule(actor))
    if (answers.includes(false)) return false
    const filters = answers.filter((a): a is Filter => typeof a === 'object')
    return filters.length > 1 ? { all: filters } : (filters[0] ?? true)
  }

/** Whoever may see the linked record may see this one. */
export const through =
  (link: string, rule: Rule): Rule =>
  (actor) => {
    const answer = rule(actor)
    return typeof answer === 'object' ? { [link]: { that: answer } } : answer
  }
