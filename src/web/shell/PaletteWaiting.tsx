import { t } from '../kit/text.ts'
import './palette.css'
import type { RefObject } from 'react'
import { Dialog } from '../kit/Dialog.tsx'

type Props = { typed: RefObject<string>; onClose: () => void }

/** Takes what is typed until the palette has arrived, lest the letters run the shortcuts of the page. */
export const PaletteWaiting = ({ typed, onClose }: Props) => (
  <Dialog title={t('Search or run a command')} hideTitle onClose={onClose} wide className="palette">
    <input
      autoFocus
      className="palette-input"
      aria-label={t('Search records or type a command')}
      placeholder={t('Search records or type a command')}
      autoComplete="off"
      onChange={(event) => {
        typed.current = event.currentTarget.value
      }}
    />
  </Dialog>
)
