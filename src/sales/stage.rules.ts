import { onWrite } from '#core/server/hooks.ts'
import { rotAnew } from './rot.ts'
import { Stage } from './stage.object.ts'

onWrite(Stage, {
  async after(ctx, changes) {
    const paced = changes.filter(
      ({ before, changed }) => before && (changed.includes('rotDays') || changed.includes('outcome')),
    )
    await rotAnew(
      ctx,
      paced.map((change) => change.id),
    )
  },
})
