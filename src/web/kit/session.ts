import { useSuspenseQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import type { Showing } from '#core/field/index.ts'
import { api, Problem, signIn } from './api.ts'
import { follow, locale } from './language.ts'
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
      const session = named(
        await api.get<Session & { organisation: { company?: string } }>('/session', { signal }),
      )
      return follow(session.user.locale) ? again() : session
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return leave()
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

// Texts are said once, when the app's modules load; another language begins with another load.
function again(): Promise<never> {
  location.reload()
  return new Promise(() => undefined)
}

// A fresh installation has nobody who could sign in: it is set up first.
async function leave(): Promise<never> {
  const setup = await api.get<{ needed: boolean }>('/setup').catch(() => ({ needed: false }))
  if (setup.needed) location.assign('/setup')
  else signIn()
  // The page is being left: nothing more shall show on it.
  return new Promise(() => undefined)
}

const Given = createContext<{ session: Session; showing: Required<Showing> } | null>(null)
export const GivenSession = Given.Provider

/** The shell loads the session once and hands it down: hundreds of values in a list ask for it. */
const useGiven = () => {
  const given = useContext(Given)
  if (!given) throw new Error('useSession is for pages inside the shell')
  return given
}
export const useSession = () => useGiven().session
/** How this reader sees dates and numbers. */
export const useShowing = () => useGiven().showing

/** Waits for the session; dates and numbers show as the user chose, else as the browser does. */
export function useLoadedSession() {
  const session = useSuspenseQuery(sessionQuery).data
  const { user } = session
  const showing = useMemo(
    () => ({
      locale,
      timeZone: user.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [user.timeZone],
  )
  return useMemo(() => ({ session, showing }), [session, showing])
}

export const isAdmin = (session: Session) => session.user.roles.includes('admin')

export async function signOut() {
  await api.delete('/session').catch(() => undefined)
  queries.clear()
  location.assign('/sign-in')
}
