import { declareSlice } from '#core/server/slice.ts'
import { firstStepRoutes } from './firstSteps.ts'
import { demoRoutes } from './routes.ts'

export { fillDemo, removeDemo } from './company.ts'

declareSlice({
  name: 'demo',
  routes: [...demoRoutes, ...firstStepRoutes],
  tables: {
    first_steps_hidden: `create table first_steps_hidden (
    "user" uuid primary key,
    at timestamptz not null)`,
  },
  naming: { first_steps_hidden: ['user'] },
  indexes: {
    change_demo: `create index change_demo on change (object) where cause->>'kind' = 'demo'`,
  },
})
