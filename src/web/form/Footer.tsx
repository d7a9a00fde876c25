import { Button } from '@mantine/core'
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
      Save
    </Button>
    {isNew && (
      <Button variant="default" disabled={isSaving} onClick={onAgain}>
        Save and new
      </Button>
    )}
    <Button variant="subtle" color="gray" onClick={onCancel}>
      Cancel
    </Button>
    <span className={style.keys}>
      <kbd>Ctrl</kbd> <kbd>Enter</kbd> saves
    </span>
  </div>
)

const Leaving = ({ onStay, onKeep, onDiscard }: Props) => (
  <div className={style.actions} role="alertdialog" aria-label="Not saved yet">
    <span className={style.question}>Not saved yet.</span>
    <Button autoFocus onClick={onStay}>
      Go on writing
    </Button>
    <Button variant="default" onClick={onKeep}>
      Keep as draft
    </Button>
    <Button variant="subtle" color="red" onClick={onDiscard}>
      Discard
    </Button>
  </div>
)
