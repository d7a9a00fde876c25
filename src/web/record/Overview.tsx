import { fieldLabel, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import { Facts } from './Facts.tsx'
import { Hierarchy } from './Hierarchy.tsx'
import { Parts } from './Parts.tsx'
import { insteadOf, partsOf } from './parts.ts'
import { Reach } from './Reach.tsx'
import { Related } from './Related.tsx'
import style from './record.module.css'
import type { Page, Relation } from './record.ts'
import { Timeline } from './timeline/Timeline.tsx'

type Props = {
  def: WireObject
  row: WireRow
  relations: Relation[]
  firsts: (Page | undefined)[]
  mayEdit: boolean
}

/** Facts on the left, what happened in the middle, what hangs on it on the right. */
export function Overview({ def, row, relations, firsts, mayEdit }: Props) {
  const activities = relations.find(
    (relation) => relation.def.name === 'activity' && relation.field === def.name,
  )
  const own = partsOf(def, 'right')
  const taken = insteadOf(def, 'right', 'left')
  const cards = relations.flatMap((relation, i) =>
    relation === activities || relation.def === def || taken.has(relation.name)
      ? []
      : [{ relation, page: firsts[i] }],
  )
  // Cards with something in them come first; those without only invite, and only to what the navigation knows.
  const shown = cards.filter(({ relation, page }) => relation.def.nav || !isBare(page))
  const ranked = shown.sort((a, b) => rank(a) - rank(b)).slice(0, 6)
  const links = reachable.filter((name) => def.fields[name]?.target === name && row[name])
  const isBareRight = !ranked.length && !links.length && !own.length
  const layout = activities ? (isBareRight ? style.pair : style.three) : style.two
  return (
    <div className={layout}>
      <div className={style.left}>
        <Facts def={def} row={row} mayEdit={mayEdit}>
          <Hierarchy def={def} row={row} />
          <Parts place="left" def={def} row={row} mayEdit={mayEdit} />
        </Facts>
      </div>
      {activities && (
        <div className={style.middle}>
          <Timeline def={def} row={row} relation={activities} mayAdd={mayEdit && activities.def.can.create} />
        </div>
      )}
      {!isBareRight && (
        <aside className={style.right} aria-label={t('Related')}>
          {links.map((name) => (
            <Reach
              key={name}
              object={name}
              id={String(row[name])}
              label={fieldLabel(name, def.fields[name])}
            />
          ))}
          <Parts place="right" def={def} row={row} mayEdit={mayEdit} />
          {ranked.map(({ relation, page }) => (
            <Related key={relation.name} def={def} row={row} relation={relation} page={page} />
          ))}
        </aside>
      )}
    </div>
  )
}

// Who stands behind a record, and how to reach them without leaving it.
const reachable = ['contact', 'account']

type Card = { relation: Relation; page: Page | undefined }
const rank = ({ relation, page }: Card) => (isBare(page) ? 2 : 0) + (relation.def.nav ? 0 : 1)
const isBare = (page: Page | undefined) => !page?.data.length
