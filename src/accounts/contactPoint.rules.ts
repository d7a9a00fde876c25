import type { Mistake } from '#core/check.ts'
import type { Checked, Kind } from '#core/field/index.ts'
import { phoneKind } from '#core/field/phone.ts'
import { emailKind, urlKind } from '#core/field/text.ts'
import { type Draft, onWrite } from '#core/server/hooks.ts'
import { ContactPoint } from './contactPoint.object.ts'

const kinds: Record<string, Kind> = { email: emailKind, phone: phoneKind, url: urlKind }

onWrite(ContactPoint, {
  derive(ctx, drafts) {
    for (const draft of drafts) {
      const { value, kind } = now(draft)
      const checked = normalise(kind, value, ctx.settings.country)
      draft.values.normalised = 'value' in checked ? checked.value : value.trim().toLowerCase()
    }
  },
  async refuse(_ctx, drafts) {
    const wrong = new Map<string, Mistake>()
    for (const draft of drafts) {
      const { value, kind, account, contact } = now(draft)
      const checked = normalise(kind, value)
      if ('error' in checked) wrong.set(draft.id, { field: 'value', message: checked.error })
      if (!account && !contact)
        wrong.set(draft.id, { field: 'account', message: 'or contact must say whose it is' })
    }
    return wrong
  },
})

const now = ({ before, values }: Draft) =>
  ({ ...before, ...values }) as { value: string; kind: string; account?: string; contact?: string }

function normalise(kind: string, value: string, country?: string): Checked<string> {
  const field = { kind: 'text', isRequired: false } as const
  return (
    kinds[kind]?.read(value, field, { country }) ?? { value: value.trim().replace(/\s+/g, ' ').toLowerCase() }
  )
}
