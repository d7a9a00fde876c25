import { useShortcut } from '../kit/keys.ts'
import { t } from '../kit/text.ts'
import { mark, type NoticeLine } from './notices.ts'

type Inbox = {
  lines: readonly NoticeLine[]
  line: NoticeLine | undefined
  onChoose: (line: NoticeLine | undefined) => void
}

/** The inbox by keys: up and down, open, put away, unread again. */
export function useInboxKeys({ lines, line, onChoose }: Inbox) {
  const group = t('Inbox')
  const at = line ? lines.indexOf(line) : -1
  const go = (to: number) => {
    const next = lines[Math.max(0, Math.min(lines.length - 1, to))]
    if (!next) return
    onChoose(next)
    document.querySelector<HTMLElement>(`[data-notice="${next.id}"]`)?.focus()
  }
  const putAway = () => {
    if (!line) return
    void mark(line.doneAt ? 'open' : 'done', [line.id])
    const next = lines[at + 1] ?? lines[at - 1]
    onChoose(next)
    if (next) document.querySelector<HTMLElement>(`[data-notice="${next.id}"]`)?.focus()
  }
  useShortcut({ keys: 'j', label: t('Next notice'), group }, () => go(at + 1))
  useShortcut({ keys: 'k', label: t('Notice before'), group }, () => go(at < 0 ? 0 : at - 1))
  // Handled where the focus is: Enter on any other button is that button's.
  useShortcut({ keys: 'Enter', label: t('Open what it is about'), group, note: true }, () => undefined)
  useShortcut({ keys: 'e', label: t('Put away, or bring back'), group }, putAway)
  useShortcut({ keys: 'u', label: t('Unread again'), group }, () => {
    if (!line) return
    onChoose(undefined)
    void mark('unread', [line.id], true)
  })
}
