import { Button } from '@mantine/core'
import { t, tx } from '../kit/text.ts'
import style from './form.module.css'

type Props = {
  asks: boolean
  mistake: string | undefined
  isSaving: boolean
  isNew: boolean
  onAgain(): void
  onCancel(): void
  onStay(): void
  onKeep(): void
  onDiscard(): void
}

export function Footer(props: Props) {
  return (
    <div className={style.foot}>
      {props.mistake && (
        <p className={style.mistake} role="alert">
          {props.mistake}
        </p>
      )}
      {props.asks ? <Leaving {...props} /> : <Saving {...props} />}
    </div>
  )
}

const Saving = ({ isSaving, isNew, onAgain, onCancel }: Props) => (
  <div className={style.actions}>
    <Button type="submit" loading={isSaving}>
      {t('Save')}
    </Button>
    {isNew && (
      <Button variant="default" disabled={isSaving} onClick={onAgain}>
        {t('Save and new')}
      </Button>
    )}
    <Button variant="subtle" color="gray" onClick={onCancel}>
      {t('Cancel')}
    </Button>
    <span className={style.keys}>
      {tx('{ctrl} {enter} saves', { ctrl: <kbd>{t('Ctrl')}</kbd>, enter: <kbd>{t('Enter')}</kbd> })}
    </span>
  </div>
)

const Leaving = ({ onStay, onKeep, onDiscard }: Props) => (
  <div className={style.actions} role="alertdialog" aria-label={t('Not saved yet')}>
    <span className={style.question}>{t('Not saved yet.')}</span>
    <Button autoFocus onClick={onStay}>
      {t('Go on writing')}
    </Button>
    <Button variant="default" onClick={onKeep}>
      {t('Keep as draft')}
    </Button>
    <Button variant="subtle" color="red" onClick={onDiscard}>
      {t('Discard')}
    </Button>
  </div>
)
