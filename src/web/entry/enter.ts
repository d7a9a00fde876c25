/** Opens the application afresh, so that nothing of a former visitor is left in memory. */
export function enter(to?: string) {
  const next = new URLSearchParams(location.search).get('next')
  location.assign(to ?? (next && isOurs(next) ? next : '/'))
}

// `//elsewhere`, `/\elsewhere` and their kin leave for another host; a sign-in link must not. The parser that
// will follow the address judges it.
const isOurs = (path: string) => {
  try {
    return path.startsWith('/') && new URL(path, location.origin).origin === location.origin
  } catch {
    return false
  }
}
