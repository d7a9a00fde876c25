import { existsSync } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of an installed Chromium, or nothing. */
export function findChromium() {
  const directories = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const places = ['/usr/bin', ...directories].flatMap((directory) =>
    names.map((name) => path.join(directory, name)),
  )
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return [process.env.CHROMIUM, ...places, mac].find((place) => place && existsSync(place))
}
