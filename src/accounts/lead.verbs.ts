import { openChoice } from '#core/field/index.ts'
import { action } from '#core/server/action.ts'
import { change } from '#core/server/store.ts'
import { Lead } from './lead.object.ts'

action(
  Lead,
  'unqualify',
  'unqualified',
  {
    when: { status: { in: ['new', 'working', 'nurturing', 'qualified'] } },
    input: {
      reason: openChoice(Lead.fields.unqualifiedReason.choices!, { required: true, label: 'Why' }),
    },
  },
  async (ctx, lead, { reason }: { reason: string }) => {
    await change(ctx, Lead, lead.id, { status: 'unqualified', unqualifiedReason: reason })
    return { reason }
  },
)
