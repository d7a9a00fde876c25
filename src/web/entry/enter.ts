/** Opens the application afresh, so that nothing of a former visitor is left in memory. */
export function enter(to?: string) {
  const next = new URLSearchParams(location.search).get('next')
  location.assign(to ?? (next && isOurs(next) ? next : '/'))
}

// `//elsewhere` and `/\elsewhere` leave for another host; a sign-in link must not.
const isOurs = (path: string) => /^\/(?![/\\])/.test(path)
