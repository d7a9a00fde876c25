import type { NoticeLine } from '#core/notice.ts'
import { api } from '../kit/api.ts'
import { catalogueQuery, type WireCatalogue } from '../kit/catalogue.ts'
import { queries } from '../kit/queries.ts'
import { noticeText } from './noticeText.ts'

/** Whether this browser can tell of notices outside of its window, and may. */
export const desktopState = (): NotificationPermission | 'missing' =>
  'Notification' in globalThis && isSecureContext ? Notification.permission : 'missing'

export const askDesktop = () => Notification.requestPermission()

/** Shows the newest unread notice while nobody looks at the window. Several tabs show it once: it has one tag. */
export async function tellDesktop() {
  if (desktopState() !== 'granted' || document.visibilityState === 'visible') return
  const { data } = await api.get<{ data: NoticeLine[] }>('/notices', { query: { state: 'unread', limit: 1 } })
  const [line] = data
  const catalogue = queries.getQueryData<WireCatalogue>(catalogueQuery.queryKey)
  if (!line || !catalogue || Date.now() - Date.parse(line.at) > 60_000) return
  const plural = catalogue.find(line.record.object)?.plural
  const shown = new Notification(line.record.title, {
    body: noticeText(line, catalogue, { locale: navigator.language }),
    tag: line.id,
    icon: '/icon.svg',
  })
  shown.onclick = () => {
    focus()
    if (plural) location.assign(`/o/${plural}/${line.record.id}`)
  }
}
