import { Button, Drawer } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { t } from '../../kit/text.ts'
import style from './sheet.module.css'

type Props = {
  title: string
  onClose: () => void
  onSave: () => void
  save?: string
  busy?: boolean
  disabled?: boolean
  mistake?: string
  children: ReactNode
  /** Something at the far end of the foot, such as removing what is edited. */
  beside?: ReactNode
}

/** A form in a panel at the side, as records have theirs. */
export function Sheet(props: Props) {
  const { title, onClose, onSave, save = t('Save'), busy, disabled, mistake, children, beside } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onSave()
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      // A stray click beside must not cost what was written.
      closeOnClickOutside={false}
      position="right"
      size={560}
      title={title}
      closeButtonProps={{ 'aria-label': t('Close') }}
      transitionProps={{ duration: 120 }}
      classNames={{ header: style.head, title: style.title, body: style.body, content: style.sheet }}
    >
      <form
        noValidate
        className={style.form}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        <div className={style.fields}>{children}</div>
        <div className={style.foot}>
          {mistake && <p role="alert">{mistake}</p>}
          <div>
            <Button type="submit" loading={busy} disabled={disabled}>
              {save}
            </Button>
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('Cancel')}
            </Button>
            {beside && <span className={style.beside}>{beside}</span>}
          </div>
        </div>
      </form>
    </Drawer>
  )
}
