/** "x_site_visit" or "accountContact" as a component name: XSiteVisit, AccountContact. */
export const pascal = (name: string) =>
  name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())

type Naming = (one: string, many: string) => string

// What people call these operations; any other is named by its method and path.
const known: Record<string, string | Naming> = {
  'GET /:plural': (_one, many) => `list${many}`,
  'POST /:plural': (one) => `create${one}`,
  'GET /:plural/aggregate': (_one, many) => `aggregate${many}`,
  'GET /:plural/export': (_one, many) => `export${many}`,
  'POST /:plural/export': (_one, many) => `exportPicked${many}`,
  'POST /:plural/batch': (_one, many) => `batch${many}`,
  'POST /:plural/bulk': (_one, many) => `bulkChange${many}`,
  'POST /bulkChanges/:id/cancel': 'cancelBulkRun',
  'POST /bulkChanges/:id/undo': 'undoBulkRun',
  'GET /bulkChanges/:id/failures': 'failuresOfBulkRun',
  'GET /bulkChanges/:id/failures.csv': 'downloadFailuresOfBulkRun',
  'GET /:plural/:id': (one) => `read${one}`,
  'GET /:plural/:id/page': (one) => `readPageOf${one}`,
  'PATCH /:plural/:id': (one) => `change${one}`,
  'DELETE /:plural/:id': (one) => `delete${one}`,
  'POST /:plural/:id/restore': (one) => `restore${one}`,
  'GET /:plural/:id/history': (one) => `historyOf${one}`,
  'POST /:plural/:id/history/:change/restore': (one) => `restoreValuesOf${one}`,
  'POST /session': 'signIn',
  'DELETE /session': 'signOut',
  'POST /session/password': 'changePassword',
  'POST /users/:id/password': 'setPasswordOfUser',
  'POST /setup': 'setUp',
  'POST /files': 'uploadFile',
  'GET /files/:id/content': 'downloadFile',
  'GET /search': 'search',
  'GET /openapi.json': 'getOpenApi',
}

const verbs: Record<string, string> = { GET: 'get', POST: 'create', PATCH: 'change', DELETE: 'delete' }

export function operationName(method: string, path: string, one = '', many = ''): string {
  const name = known[`${method} ${path}`]
  if (typeof name === 'function') return name(one, many)
  if (name) return name
  const words = path
    .split('/')
    .filter(Boolean)
    .map((part) =>
      part === ':plural' ? many : part.startsWith(':') ? `By${pascal(part.slice(1))}` : pascal(part),
    )
  return verbs[method] + words.join('')
}

const tags: Record<string, string> = {
  session: 'Signing in',
  setup: 'Setup',
  search: 'Search',
  catalogue: 'Definitions',
  settings: 'Settings',
  imports: 'Imports',
  events: 'Live changes',
  'openapi.json': 'This document',
}

/** The tag of a route that belongs to no object. */
export function tagOf(path: string): string {
  const first = path.split('/')[1]!
  return tags[first] ?? pascal(first)
}
