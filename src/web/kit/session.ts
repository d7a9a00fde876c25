import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Showing } from '#core/field/index.ts'
import { api, Problem, signIn } from './api.ts'
import { queries } from './queries.ts'

export type Session = {
  user: {
    id: string
    name: string
    email: string
    roles: string[]
    locale: string | null
    timeZone: string | null
    theme: 'auto' | 'light' | 'dark' | null
  }
  organisation: { name: string; currency: string }
  version: string
}

export const sessionQuery = {
  queryKey: ['session'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    try {
      return named(await api.get<Session & { organisation: { company?: string } }>('/session', { signal }))
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        await leave()
      }
      throw error
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
}

const named = (session: Session & { organisation: { company?: string } }): Session => ({
  ...session,
  organisation: {
    ...session.organisation,
    name: session.organisation.name ?? session.organisation.company ?? 'Mainstay',
  },
})

// A fresh installation has nobody who could sign in: it is set up first.
async function leave() {
  const setup = await api.get<{ needed: boolean }>('/setup').catch(() => ({ needed: false }))
  if (setup.needed) location.assign('/setup')
  else signIn()
}

export const useSession = () => useSuspenseQuery(sessionQuery).data

/** How this reader sees dates and numbers: as they chose, else as their browser does. */
export function useShowing(): Required<Showing> {
  const { user } = useSession()
  return useMemo(
    () => ({
      locale: user.locale || navigator.language || 'en',
      timeZone: user.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [user.locale, user.timeZone],
  )
}

export const isAdmin = (session: Session) => session.user.roles.includes('admin')

export async function signOut() {
  await api.delete('/session').catch(() => undefined)
  queries.clear()
  location.assign('/sign-in')
}
