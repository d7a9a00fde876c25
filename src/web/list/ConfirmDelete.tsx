import { Dialog } from '../kit/Dialog.tsx'
import { t } from '../kit/text.ts'

type Props = { what: string; onClose: () => void; onDelete: () => void }

/** All that match may be more than is on screen: that is asked first. */
export default function ConfirmDelete({ what, onClose, onDelete }: Props) {
  return (
    <Dialog title={t('Delete {what}?', { what })} onClose={onClose}>
      <p className="v-sub">
        {t('They go to the bin, from where they can be restored. Undo brings back all of them.')}
      </p>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t('Keep them')}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          onClick={() => {
            onClose()
            onDelete()
          }}
        >
          {t('Delete')}
        </button>
      </div>
    </Dialog>
  )
}
