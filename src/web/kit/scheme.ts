import { useMantineColorScheme } from '@mantine/core'
import { api } from './api.ts'
import { queries } from './queries.ts'
import { type Session, sessionQuery, useSession } from './session.ts'

export type Scheme = 'auto' | 'light' | 'dark'

/** Light, dark or as the system says; remembered here at once and with the user for other devices. */
export function useScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { user } = useSession()
  const choose = (scheme: Scheme) => {
    setColorScheme(scheme)
    queries.setQueryData<Session>(
      sessionQuery.queryKey,
      (old) => old && { ...old, user: { ...old.user, theme: scheme } },
    )
    void api.patch(`/users/${user.id}`, { theme: scheme }).catch(() => undefined)
  }
  const dark =
    colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  return { scheme: colorScheme as Scheme, choose, toggle: () => choose(dark ? 'light' : 'dark') }
}
