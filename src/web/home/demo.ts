import { queryOptions } from '@tanstack/react-query'
import { api } from '../kit/api.ts'
import { queries } from '../kit/queries.ts'

type Counts = Record<string, number>
/** Records of the example company, and those that would go with it, by name of object. */
export type Demo = { asked: Counts; along: Counts }

export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => api.get<Demo>('/demo', { signal }),
})

export const isThere = (demo: Demo | undefined) => Boolean(demo && Object.keys(demo.asked).length)

/** Both touch nearly everything, so everything on screen is asked for anew. */
export async function loadDemo() {
  await api.post('/demo', {})
  await queries.invalidateQueries()
}
export async function removeDemo() {
  await api.delete('/demo')
  await queries.invalidateQueries()
}
