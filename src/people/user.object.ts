import {
  choice,
  dateTime,
  email,
  multiChoice,
  phone,
  reference,
  text,
  user,
  yesNo,
} from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { everyone, first, only, type Rule, role } from '#core/rules.ts'

const self: Rule = (actor) => ({ id: { is: actor.id } })
const admin = { can: { write: role('admin') } }

export const User = defineObject('user', {
  labels: ['User', 'Users'],
  title: 'name',
  help: 'A person who works here. Without an e-mail address and password a user owns records but cannot sign in.',
  fields: {
    name: text({ required: true, max: 200 }),
    email: email({ unique: true, personal: false, ...admin }),
    jobTitle: text({ max: 200 }),
    phone: phone(),
    team: reference('team', { inverse: 'members', ...admin }),
    manager: user({ inverse: 'reports', ...admin }),
    roles: multiChoice(['admin', 'manager', 'sales', 'viewer'], { ...admin, default: ['sales'] }),
    active: yesNo({ default: true, ...admin }),
    locale: text({ max: 20, help: 'Language and region for dates and numbers, such as en-GB or de-DE' }),
    timeZone: text({ max: 60 }),
    theme: choice(['auto', 'light', 'dark'], { default: 'auto' }),
    lastSignInAt: dateTime({ readOnly: true }),
  },
  can: { read: everyone, create: role('admin'), update: first(role('admin'), self), delete: role('admin') },
  search: ['email'],
  list: { columns: ['name', 'email', 'team', 'roles', 'manager', 'active', 'lastSignInAt'], sort: 'name' },
  form: [
    { of: ['name', 'email', 'jobTitle', 'phone'] },
    { label: 'Rights', of: ['roles', 'team', 'manager', 'active'] },
    { label: 'Preferences', of: ['locale', 'timeZone', 'theme'] },
  ],
  match: [['email'], ['name']],
  nav: { group: 'settings', icon: 'users', order: 20 },
})
export type User = Row<typeof User>

/** Records nobody owns are everybody's, so that none is lost from sight. */
export const unowned = (field = 'owner'): Rule => only({ [field]: { is: null } })
