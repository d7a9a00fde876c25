import { IconAlertTriangle, IconUserPlus } from '@tabler/icons-react'
import { labelOf } from '#core/name.ts'
import { openForm } from '#web/form/RecordForm.tsx'
import type { WireObject, WireRow } from '#web/kit/catalogue.ts'
import { t } from '#web/kit/text.ts'
import { add } from '../write.ts'
import { FormButton } from './FormButton.tsx'
import style from './people.module.css'
import type { Person } from './people.ts'

const texts: Record<string, string> = {
  decisionMaker: t('No decision-maker known'),
  billing: t('No billing contact'),
  technical: t('No technical contact for the open deals'),
  champion: t('No champion for the open deals'),
}

type Props = {
  gaps: readonly string[]
  roleDef: WireObject
  account: { id: string; title: string }
  people: readonly Person[]
  mayEdit: boolean
}

/** Roles nobody has who should be there; one click puts somebody in. */
export function Gaps({ gaps, roleDef, account, people, mayEdit }: Props) {
  if (!gaps.length) return null
  return (
    <ul className={style.gaps} aria-label={t('Who is missing')}>
      {gaps.map((role) => (
        <li key={role}>
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
          <span>{texts[role] ?? t('No {role}', { role: labelOf(role).toLowerCase() })}</span>
          {mayEdit && roleDef.can.create && (
            <>
              <FormButton
                label={t('Add: {gap}', { gap: texts[role] ?? role })}
                className={style.fill!}
                {...{ roleDef, account, people, role }}
              >
                {t('Add')}
              </FormButton>
              <button
                type="button"
                className={style.fill}
                aria-label={t('New contact: {gap}', { gap: texts[role] ?? role })}
                title={t('New contact')}
                onClick={() => newContact(roleDef, account, role)}
              >
                <IconUserPlus size={15} stroke={1.7} aria-hidden />
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A contact made for the account, with the role it was made for. */
export function newContact(roleDef: WireObject, account: { id: string; title: string }, role?: string) {
  openForm({
    plural: 'contacts',
    defaults: { account: account.id },
    included: { account: { ...account, object: 'account' } },
    onSaved: (row: WireRow) =>
      role &&
      void add(
        roleDef,
        { account: account.id, contact: row.id, roles: [role] },
        t('{name} has the role', { name: String(row.name) }),
      ),
  })
}
