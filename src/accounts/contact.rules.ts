import { onWrite } from '#core/server/hooks.ts'
import { Contact } from './contact.object.ts'

onWrite(Contact, {
  fills: ['name'],
  fill(_ctx, inputs) {
    for (const input of inputs)
      input.name ||= [input.firstName, input.lastName].filter(Boolean).join(' ') || input.email
  },
  derive(_ctx, drafts) {
    for (const { before, values } of drafts) {
      if (!before || values.name !== undefined) continue
      // A name made of its parts follows them; one written by hand stays.
      const was = fullName(before)
      if (before.name === was && fullName({ ...before, ...values }))
        values.name = fullName({ ...before, ...values })
    }
  },
})

const fullName = (v: Record<string, unknown>) => [v.firstName, v.lastName].filter(Boolean).join(' ')
