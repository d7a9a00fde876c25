import { plain } from '#core/field/index.ts'
import { onWrite } from '#core/server/hooks.ts'
import { Activity } from './activity.object.ts'

onWrite(Activity, {
  fills: ['subject'],
  fill(ctx, inputs) {
    for (const input of inputs) {
      input.at ??= input.dueAt ?? ctx.now.toISOString()
      // A note needs no title of its own: its first words serve.
      input.subject ||= plain(String(input.body ?? '')).slice(0, 80) || undefined
    }
  },
})
