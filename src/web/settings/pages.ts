import {
  IconBuilding,
  IconColumns3,
  IconDatabase,
  IconFileImport,
  IconKey,
  IconLayoutList,
  IconListCheck,
  IconTrash,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { type ComponentType, lazy } from 'react'
import { t } from '../kit/text.ts'

/** `rest` is what follows the page's own name in the address, such as the object whose fields it shows. */
export type PageProps = { rest: string }
export type SettingsPart = {
  path: string
  label: string
  group: string
  icon: typeof IconKey
  admin?: boolean
  Page: ComponentType<PageProps>
}

const yours = t('Yours')
const organisation = t('Organisation')
const records = t('Records')

/** The pages of the settings in the order of their navigation; `admin` marks those of administrators. */
export const parts: readonly SettingsPart[] = [
  {
    path: 'profile',
    label: t('My profile'),
    group: yours,
    icon: IconUserCircle,
    Page: lazy(() => import('./profile/ProfilePage.tsx')),
  },
  {
    path: 'keys',
    label: t('API keys'),
    group: yours,
    icon: IconKey,
    Page: lazy(() => import('./keys/KeysPage.tsx')),
  },
  {
    path: 'company',
    label: t('Company'),
    group: organisation,
    icon: IconBuilding,
    admin: true,
    Page: lazy(() => import('./company/CompanyPage.tsx')),
  },
  {
    path: 'users',
    label: t('Users'),
    group: organisation,
    icon: IconUsers,
    admin: true,
    Page: lazy(() => import('./people/UsersPage.tsx')),
  },
  {
    path: 'teams',
    label: t('Teams'),
    group: organisation,
    icon: IconUsersGroup,
    admin: true,
    Page: lazy(() => import('./people/TeamsPage.tsx')),
  },
  {
    path: 'objects',
    label: t('Objects and fields'),
    group: organisation,
    icon: IconDatabase,
    admin: true,
    Page: lazy(() => import('./objects/ObjectsPage.tsx')),
  },
  {
    path: 'pipelines',
    label: t('Pipelines'),
    group: organisation,
    icon: IconColumns3,
    admin: true,
    Page: lazy(() => import('./pipelines/PipelinesPage.tsx')),
  },
  {
    path: 'views',
    label: t('Views'),
    group: records,
    icon: IconLayoutList,
    Page: lazy(() => import('./views/ViewsPage.tsx')),
  },
  {
    path: 'imports',
    label: t('Past imports'),
    group: records,
    icon: IconFileImport,
    Page: lazy(() => import('./imports/ImportsPage.tsx')),
  },
  {
    path: 'bulk',
    label: t('Bulk changes'),
    group: records,
    icon: IconListCheck,
    Page: lazy(() => import('./bulk/BulkPage.tsx')),
  },
  {
    path: 'bin',
    label: t('Bin'),
    group: records,
    icon: IconTrash,
    Page: lazy(() => import('./bin/BinPage.tsx')),
  },
]
