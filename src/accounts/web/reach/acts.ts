import { api } from '#web/kit/api.ts'
import type { WireObject, WireRow } from '#web/kit/catalogue.ts'
import { change } from '#web/kit/change.tsx'
import type { MenuItem } from '#web/kit/Popup.tsx'
import { refresh } from '#web/kit/queries.ts'
import { t } from '#web/kit/text.ts'
import { toast, toastError } from '#web/kit/undo.tsx'
import { add, takeAway } from '../write.ts'
import { primaryOf, type Way } from './ways.ts'

type Given = { def: WireObject; row: WireRow; points: WireObject; way: Way }

/** What can be done with a way beside editing it. */
export function itemsOf(given: Given): MenuItem[] {
  const { def, row, points, way } = given
  const { point, field, kind, isPrimary, state } = way
  const items: MenuItem[] = []
  if (point || isPrimary) items.push({ label: t('Still right'), run: () => void verify(given) })
  if (point && !isPrimary && primaryOf(def.name, kind) && state !== 'invalid')
    items.push({ label: t('Make primary'), run: () => void makePrimary(given) })
  if (point || isPrimary)
    for (const [next, label] of [
      ['bounced', t('It bounced')],
      ['invalid', t('No longer right')],
    ] as const)
      if (state !== next && (next !== 'bounced' || kind === 'email'))
        items.push({ label, run: () => void mark(given, next) })
  const remove = () =>
    field && (isPrimary || !point)
      ? void change(def, row, { [field]: null })
      : void takeAway(points, point!, t('{way} removed', { way: way.text }))
  return [...items, 'line', { label: t('Remove'), danger: true, run: remove }]
}

async function verify({ def, row, points, way }: Given) {
  if (!way.point)
    return void (await pointOf({ def, row, points, way }, { valid: 'ok' }, t('Marked as right')))
  const { valid, verifiedAt, verifiedBy } = way.point
  await act(points, way.point, 'verify', t('Marked as right'), async () => {
    await api.patch(`/${points.plural}/${way.point!.id}`, { valid, verifiedAt, verifiedBy })
  })
  await refresh(def.name)
}

async function makePrimary({ def, row, points, way }: Given) {
  const field = primaryOf(def.name, way.kind)!
  const before = row[field] ?? null
  await act(points, way.point!, 'makePrimary', t('{way} is primary now', { way: way.text }), async () => {
    await api.patch(`/${def.plural}/${row.id}`, { [field]: before })
    await refresh(def.name)
  })
  await refresh(def.name)
}

async function mark(given: Given, valid: 'bounced' | 'invalid') {
  const { def, row, points, way } = given
  const message = t('{way} marked', { way: way.text })
  if (!way.point) return void (await pointOf(given, { valid }, message))
  const field = way.isPrimary ? primaryOf(def.name, way.kind) : undefined
  const before = field && row[field]
  try {
    await api.patch(`/${points.plural}/${way.point.id}`, { valid })
    toast({
      message,
      undo: async () => {
        await api.patch(`/${points.plural}/${way.point!.id}`, { valid: way.state })
        if (field) await api.patch(`/${def.plural}/${row.id}`, { [field]: before })
        await Promise.all([refresh(points.name), refresh(def.name)])
      },
    })
    await Promise.all([refresh(points.name), refresh(def.name)])
  } catch (error) {
    toastError(error)
  }
}

/** What is known about a field of the record is written down at a point of the same value. */
export async function pointOf({ def, row, points, way }: Given, values: object, message: string) {
  const value = way.kind === 'address' ? { place: way.value } : { value: way.value }
  await add(points, { kind: way.kind, ...value, ...values, [def.name]: row.id }, message)
  await refresh(def.name)
}

async function act(
  points: WireObject,
  point: WireRow,
  verb: string,
  message: string,
  undo: () => Promise<void>,
) {
  try {
    await api.post(`/${points.plural}/${point.id}/${verb}`)
    await refresh(points.name)
    toast({
      message,
      undo: async () => {
        await undo()
        await refresh(points.name)
      },
    })
  } catch (error) {
    toastError(error)
  }
}
