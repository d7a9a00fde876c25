/**
 * Who may import whom. The table is the architecture; bin/check reads every import and compares.
 * `pure` is src/core without its server; `object` is every *.object.ts; `web` is src/web and each slice's web.
 */
export const layers: Record<string, string[]> = {
  pure: [],
  object: ['pure'],
  catalogue: ['pure', 'object'],
  web: ['pure', 'object', 'catalogue'],
  server: ['pure'],

  // Each business slice stands on the ones before it: downward by import, upward by event.
  people: ['pure', 'server', 'object'],
  accounts: ['pure', 'server', 'object', 'people'],
  messages: ['pure', 'server', 'object', 'people', 'accounts'],
  sales: ['pure', 'server', 'object', 'people', 'accounts', 'messages'],
  billing: ['pure', 'server', 'object', 'people', 'accounts', 'messages', 'sales'],
  service: ['pure', 'server', 'object', 'people', 'accounts', 'messages', 'sales', 'billing'],
  marketing: ['pure', 'server', 'object', 'people', 'accounts', 'messages', 'sales'],
  insights: [
    'pure',
    'server',
    'object',
    'people',
    'accounts',
    'messages',
    'sales',
    'billing',
    'service',
    'marketing',
  ],

  // These act on any object through the catalogue they are handed, and name none.
  automation: ['pure', 'server', 'object', 'people'],
  compliance: ['pure', 'server', 'object', 'people'],
  integrations: ['pure', 'server', 'object', 'people'],

  // The example company: writes records of every slice, and nothing stands on it.
  demo: ['pure', 'server', 'object', 'people', 'accounts', 'sales'],

  root: [
    ...[
      'pure',
      'server',
      'object',
      'catalogue',
      'people',
      'accounts',
      'messages',
      'sales',
      'billing',
      'service',
    ],
    ...['marketing', 'insights', 'automation', 'compliance', 'integrations', 'demo'],
  ],
}

/** Layers that others enter only by their index.ts. */
export const slices = Object.keys(layers).filter(
  (name) => !['pure', 'object', 'catalogue', 'web', 'server', 'root'].includes(name),
)

/** Layers that also run in the browser: nothing of Node's there. */
export const inBrowser = ['pure', 'object', 'catalogue', 'web']

/** Packages that touch database, network or screen, and the only layers that may. A name ends in / for a scope. */
export const packages: Record<string, string[]> = {
  pg: ['server'],
  'pg-boss': ['server'],
  fastify: ['server'],
  '@fastify/': ['server'],
  helmet: ['server'],
  pino: ['server'],
  'prom-client': ['server'],
  '@node-rs/': ['server', 'people'],
  aws4fetch: ['server'],
  react: ['web'],
  'react-dom': ['web'],
  '@mantine/': ['web'],
  '@tanstack/': ['web'],
  '@tabler/': ['web'],
  '@atlaskit/': ['web'],
}

export function layerOf(path: string): string {
  if (path.endsWith('.object.ts')) return 'object'
  if (/^([^/]+\/)?web\//.test(path)) return 'web'
  if (path.startsWith('core/server/')) return 'server'
  if (path.startsWith('core/')) return 'pure'
  if (path === 'objects.ts') return 'catalogue'
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : 'root'
}
