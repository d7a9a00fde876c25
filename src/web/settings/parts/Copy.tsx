import { useState } from 'react'
import { t } from '../../kit/text.ts'

/** Puts a text on the clipboard and says so. */
export function Copy({ text, label = t('Copy') }: { text: string; label?: string }) {
  const [done, setDone] = useState(false)
  const copy = async () => {
    await write(text)
    setDone(true)
    setTimeout(() => setDone(false), 2000)
  }
  return (
    <button type="button" className="btn" onClick={() => void copy()}>
      <span aria-live="polite">{done ? t('Copied') : label}</span>
    </button>
  )
}

// The clipboard API exists only in secure contexts; an installation on a plain http LAN is none.
async function write(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  const host = document.querySelector('[role="dialog"]') ?? document.body
  host.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
