import { declareSlice } from '#core/server/slice.ts'
import { demoRoutes } from './routes.ts'

export { fillDemo, removeDemo } from './company.ts'

declareSlice({
  name: 'demo',
  routes: demoRoutes,
  indexes: {
    change_demo: `create index change_demo on change (object) where cause->>'kind' = 'demo'`,
  },
})
