import { action } from '#core/server/action.ts'
import { change } from '#core/server/store.ts'
import { ContactPoint } from './contactPoint.object.ts'

action(ContactPoint, 'verify', 'verified', { label: 'Still right' }, async (ctx, point) => {
  const proof = { verifiedAt: ctx.now.toISOString(), verifiedBy: ctx.actor.id }
  await change(ctx, ContactPoint, point.id, { valid: 'ok', ...proof })
  return { account: point.account, contact: point.contact }
})

action(
  ContactPoint,
  'makePrimary',
  'madePrimary',
  { label: 'Make primary', when: { isPrimary: { not: true } } },
  async (ctx, point) => {
    await change(ctx, ContactPoint, point.id, { isPrimary: true })
    return { account: point.account, contact: point.contact }
  },
)
