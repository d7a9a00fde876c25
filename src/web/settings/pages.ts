import {
  IconBuilding,
  IconColumns3,
  IconDatabase,
  IconKey,
  IconListCheck,
  IconTrash,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { type ComponentType, lazy } from 'react'

/** `rest` is what follows the page's own name in the address, such as the object whose fields it shows. */
export type PageProps = { rest: string }
export type SettingsPart = {
  path: string
  label: string
  group: 'Yours' | 'Organisation' | 'Records'
  icon: typeof IconKey
  admin?: boolean
  Page: ComponentType<PageProps>
}

/** The pages of the settings in the order of their navigation; `admin` marks those of administrators. */
export const parts: readonly SettingsPart[] = [
  {
    path: 'profile',
    label: 'My profile',
    group: 'Yours',
    icon: IconUserCircle,
    Page: lazy(() => import('./profile/ProfilePage.tsx')),
  },
  {
    path: 'keys',
    label: 'API keys',
    group: 'Yours',
    icon: IconKey,
    Page: lazy(() => import('./keys/KeysPage.tsx')),
  },
  {
    path: 'company',
    label: 'Company',
    group: 'Organisation',
    icon: IconBuilding,
    admin: true,
    Page: lazy(() => import('./company/CompanyPage.tsx')),
  },
  {
    path: 'users',
    label: 'Users',
    group: 'Organisation',
    icon: IconUsers,
    admin: true,
    Page: lazy(() => import('./people/UsersPage.tsx')),
  },
  {
    path: 'teams',
    label: 'Teams',
    group: 'Organisation',
    icon: IconUsersGroup,
    admin: true,
    Page: lazy(() => import('./people/TeamsPage.tsx')),
  },
  {
    path: 'objects',
    label: 'Objects and fields',
    group: 'Organisation',
    icon: IconDatabase,
    admin: true,
    Page: lazy(() => import('./objects/ObjectsPage.tsx')),
  },
  {
    path: 'pipelines',
    label: 'Pipelines',
    group: 'Organisation',
    icon: IconColumns3,
    admin: true,
    Page: lazy(() => import('./pipelines/PipelinesPage.tsx')),
  },
  {
    path: 'bulk',
    label: 'Bulk changes',
    group: 'Records',
    icon: IconListCheck,
    Page: lazy(() => import('./bulk/BulkPage.tsx')),
  },
  {
    path: 'bin',
    label: 'Bin',
    group: 'Records',
    icon: IconTrash,
    Page: lazy(() => import('./bin/BinPage.tsx')),
  },
]
