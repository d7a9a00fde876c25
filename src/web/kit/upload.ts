import { Problem, Unreachable } from './api.ts'
import type { WireRow } from './catalogue.ts'
import { t } from './text.ts'

const MEGABYTE = 1024 * 1024
const MOST = 100 * MEGABYTE

type How = { onProgress: (share: number) => void; signal: AbortSignal }

/** Sends a file with what it belongs to. Fetch tells nothing of how far it is, so this is a request of the old kind. */
export function upload(
  file: File,
  links: Record<string, string>,
  { onProgress, signal }: How,
): Promise<WireRow> {
  if (file.size > MOST)
    return Promise.reject(
      new Error(t('{name} is too large; a file may have {most} MB', { name: file.name, most: 100 })),
    )
  const form = new FormData()
  // Fields go before the file: the server reads the body as it streams.
  for (const [name, id] of Object.entries(links)) form.append(name, id)
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/files')
    request.responseType = 'json'
    request.upload.onprogress = (event) => onProgress(event.total ? event.loaded / event.total : 0)
    request.onerror = () => reject(new Unreachable())
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    request.onload = () =>
      request.status < 300
        ? resolve(request.response as WireRow)
        : reject(new Problem(request.status, (request.response ?? {}) as Partial<Problem>))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
