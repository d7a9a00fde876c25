import type { Mistake } from '#core/check.ts'
import { showAddress } from '#core/field/address.ts'
import type { Address } from '#core/field/index.ts'
import type { Context } from '#core/server/context.ts'
import { type Change, type Draft, onWrite } from '#core/server/hooks.ts'
import { Account } from './account.object.ts'
import { Contact } from './contact.object.ts'
import { ContactPoint, primaryFields } from './contactPoint.object.ts'
import { Lead } from './lead.object.ts'
import {
  followOwner,
  keyOf,
  normalise,
  ownerOf,
  type Point,
  primaries,
  promote,
  replace,
} from './primaryPoint.ts'

onWrite(ContactPoint, {
  fills: ['value'],
  fill(_ctx, inputs) {
    for (const input of inputs)
      if (input.place && typeof input.place === 'object') input.value ||= showAddress(input.place as Address)
  },
  async derive(ctx, drafts) {
    for (const draft of drafts) {
      read(ctx, draft)
      judgeAnew(ctx, draft)
    }
    await markPrimary(ctx, drafts)
  },
  async refuse(ctx, drafts) {
    const wrong = new Map<string, Mistake>()
    for (const draft of drafts) {
      const { value, kind } = now(draft)
      const checked = normalise(kind, value)
      if ('error' in checked) wrong.set(draft.id, { field: 'value', message: checked.error })
      if (!ownerOf(now(draft)))
        wrong.set(draft.id, { field: 'account', message: 'or contact or lead must say whose it is' })
      if (draft.before?.isPrimary && draft.values.isPrimary === false && !ctx.internal)
        wrong.set(draft.id, {
          field: 'isPrimary',
          message: 'is this one as long as it stands on the record; make another one primary instead',
        })
    }
    return wrong
  },
  async after(ctx, changes) {
    const raised = changes.filter(isRaised).map(pointOf)
    const fallen = changes.filter(isFallen).map(pointOf)
    // What Mainstay itself marks as primary follows the record already.
    if (raised.length && !ctx.internal) await promote(ctx, raised)
    if (fallen.length) await replace(ctx, fallen)
  },
})

for (const [owner, def] of [
  ['account', Account],
  ['contact', Contact],
  ['lead', Lead],
] as const)
  onWrite(def, { follows: Object.values(primaryFields[owner]), after: followOwner(owner) })

const now = ({ before, values }: Draft) => ({ ...before, ...values }) as unknown as Point
const pointOf = ({ id, after }: Change) => ({ ...after, id }) as unknown as Point

function read(ctx: Context, draft: Draft) {
  if (draft.values.place) draft.values.value = showAddress(draft.values.place as Address)
  const { value, kind } = now(draft)
  const checked = normalise(kind, value, ctx.settings.country)
  draft.values.normalised = 'value' in checked ? checked.value : value.trim().toLowerCase()
}

// Another number has not been tried yet; one that is said to be right was looked at by somebody, now.
function judgeAnew(ctx: Context, { before, values }: Draft) {
  const isOther = before && values.normalised !== before.normalised
  if (isOther && values.valid === undefined) values.valid = 'unknown'
  if (values.valid === 'ok' && before?.valid !== 'ok' && values.verifiedAt === undefined) {
    values.verifiedAt = ctx.now.toISOString()
    values.verifiedBy = ctx.actor.id
  }
  if (isOther && values.valid === 'unknown') Object.assign(values, { verifiedAt: null, verifiedBy: null })
}

async function markPrimary(ctx: Context, drafts: Draft[]) {
  const open = drafts.filter(({ before, values }) => !before && values.isPrimary !== true)
  const standing = await primaries(ctx, open.map(now))
  for (const draft of open) {
    const point = now(draft)
    const owner = ownerOf(point)
    const own = owner && standing.get(keyOf(owner.id, point.kind))
    if (own && own === point.normalised) draft.values.isPrimary = true
  }
}

const isRaised = ({ before, after, changed }: Change) =>
  after.isPrimary === true &&
  (!before?.isPrimary || changed.includes('normalised') || changed.includes('place'))
const isFallen = ({ before, after }: Change) =>
  after.valid === 'invalid' && before?.valid !== 'invalid' && after.isPrimary === true
