import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 720px)')

/** Whether the screen is as narrow as a phone's; follows when it turns. */
export const usePhone = () =>
  useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener)
      return () => narrow.removeEventListener('change', listener)
    },
    () => narrow.matches,
  )
