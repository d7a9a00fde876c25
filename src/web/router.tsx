import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { Filter } from '#core/filter.ts'
import type { ChartSpec, Layout, TotalOf } from '#core/view.ts'
import { queries } from './kit/queries.ts'
import { ListPage } from './list/ListPage.tsx'
import { choicesQuery } from './list/views.ts'
import { Broken } from './shell/Broken.tsx'
import { Missing } from './shell/Missing.tsx'
import { Shell } from './shell/Shell.tsx'

/** What the address of a list says beyond the view it shows. */
export type ListSearch = {
  view?: string
  filter?: Filter
  sort?: string
  q?: string
  layout?: Layout
  columns?: string
  trash?: boolean
  group?: string
  /** Fields on the cards of a board. */
  cards?: string
  totals?: Record<string, TotalOf>
  widths?: Record<string, number>
  chart?: ChartSpec
}

const root = createRootRoute({ notFoundComponent: Missing })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
})
const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./inbox/InboxPage.tsx'), 'InboxPage'),
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
  // Which view opens, and with which rows, hangs on these: asked for while session and catalogue arrive.
  loader: () => void queries.prefetchQuery(choicesQuery),
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
    inside.addChildren([home, inbox, tasks, list, record, settings, imports, importOne, guide]),
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
