import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { Filter } from '#core/filter.ts'
import { ListPage } from './list/ListPage.tsx'
import { Broken } from './shell/Broken.tsx'
import { Missing } from './shell/Missing.tsx'
import { Shell } from './shell/Shell.tsx'

/** What the address of a list says beyond the view it shows. */
export type ListSearch = {
  view?: string
  filter?: Filter
  sort?: string
  q?: string
  layout?: 'table' | 'board'
  columns?: string
  trash?: boolean
  group?: string
}

const root = createRootRoute({ notFoundComponent: Missing })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
})
const tasks = createRoute({
  getParentRoute: () => inside,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./tasks/TasksPage.tsx'), 'TasksPage'),
})
const list = createRoute({
  getParentRoute: () => inside,
  path: '/o/$plural',
  validateSearch: (given: Record<string, unknown>): ListSearch => given as ListSearch,
  component: () => <ListPage key={list.useParams().plural} plural={list.useParams().plural} />,
})
const record = createRoute({
  getParentRoute: () => inside,
  path: '/o/$plural/$id',
  component: lazyRouteComponent(() => import('./record/RecordPage.tsx'), 'RecordPage'),
})
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings/$',
  component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
})
const imports = createRoute({
  getParentRoute: () => inside,
  path: '/import',
  component: lazyRouteComponent(() => import('./import/ImportPage.tsx'), 'ImportPage'),
})
const importOne = createRoute({
  getParentRoute: () => inside,
  path: '/import/$id',
  component: lazyRouteComponent(() => import('./import/ImportPage.tsx'), 'ImportPage'),
})
const guide = createRoute({
  getParentRoute: () => inside,
  path: '/guide/{-$page}',
  component: lazyRouteComponent(() => import('./guide/GuidePage.tsx'), 'GuidePage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./entry/SignIn.tsx'), 'SignIn'),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./entry/Setup.tsx'), 'Setup'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    inside.addChildren([home, tasks, list, record, settings, imports, importOne, guide]),
    signIn,
    setup,
  ]),
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
  defaultPreloadDelay: 80,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
