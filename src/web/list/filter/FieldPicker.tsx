import { useId, useState } from 'react'
import { useCatalogue, type WireObject } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import { type Offer, offersOf } from './words.ts'

type Props = { def: WireObject; onPick: (offer: Offer) => void; onGroup?: () => void }

/** What to filter by: a list that narrows as one types. Linked fields show once something is typed. */
export function FieldPicker({ def, onPick, onGroup }: Props) {
  const catalogue = useCatalogue()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const offers = found(offersOf(catalogue, def), text)
  const onKeyDown = (event: React.KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + offers.length }[event.key]
    if (event.key === 'Enter' && offers[at]) onPick(offers[at])
    else if (to === undefined) return
    else setAt(to % Math.max(offers.length, 1))
    event.preventDefault()
  }
  return (
    <div className="picker">
      <input
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={offers[at] && `${id}-${at}`}
        aria-label={t('Filter by')}
        placeholder={t('Filter by…')}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="picker-list" role="listbox" id={`${id}-list`} aria-label={t('Fields')}>
        {offers.map((offer, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keys
          <div
            key={offer.key}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className={i === at ? 'picker-option on' : 'picker-option'}
            ref={(element) => {
              if (i === at) element?.scrollIntoView({ block: 'nearest' })
            }}
            onClick={() => onPick(offer)}
          >
            {offer.detail && <span className="v-sub">{offer.detail} › </span>}
            {offer.label}
          </div>
        ))}
        {!offers.length && <p className="picker-none">{t('No such field')}</p>}
      </div>
      {onGroup && (
        <button type="button" className="picker-group" onClick={onGroup}>
          {t('+ Any of several conditions')}
        </button>
      )}
    </div>
  )
}

function found(offers: Offer[], text: string): Offer[] {
  const words = text.toLowerCase().trim().split(/\s+/).filter(Boolean)
  if (!words.length) return offers.filter((offer) => !offer.detail)
  return offers
    .filter((offer) => {
      const all = `${offer.detail ?? ''} ${offer.label}`.toLowerCase()
      return words.every((word) => all.includes(word))
    })
    .slice(0, 60)
}
