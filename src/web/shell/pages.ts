import { type IconBox, IconCheckbox, IconHome, IconInbox } from '@tabler/icons-react'
import { useUnread } from '../inbox/unread.ts'
import { t } from '../kit/text.ts'

/** A page of the navigation that is no list of records. */
export type NavPage = {
  to: string
  /** As `t('Home')`. */
  label: string
  icon: typeof IconBox
  /** A number beside the label, such as unread notices. */
  useCount?: () => number
  /** Among the five of the phone's bottom bar. */
  onPhone?: boolean
}

/** In the order of the navigation, above the objects. */
export const navPages: NavPage[] = [
  { to: '/', label: t('Home'), icon: IconHome, onPhone: true },
  { to: '/inbox', label: t('Inbox'), icon: IconInbox, onPhone: true, useCount: useUnread },
  { to: '/tasks', label: t('Tasks'), icon: IconCheckbox },
]
