import './home/own.ts'
import { declareSlice } from '#core/server/slice.ts'
import { birthdayIndexes } from './home/birthdays.ts'
import { homeRoutes } from './home/routes.ts'
import { visitTables } from './home/visits.ts'

export { homeCard } from './home/cards.ts'

declareSlice({
  name: 'messages',
  tables: { ...visitTables },
  indexes: { ...birthdayIndexes },
  routes: [...homeRoutes],
})
