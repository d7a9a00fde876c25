import { Dialog } from '../kit/Dialog.tsx'

type Props = { what: string; onClose: () => void; onDelete: () => void }

/** Deleting by filter cannot be undone in one step, so it is asked first. */
export default function ConfirmDelete({ what, onClose, onDelete }: Props) {
  return (
    <Dialog title={`Delete ${what}?`} onClose={onClose}>
      <p className="v-sub">They go to the deleted records, from where they can be restored.</p>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          Keep them
        </button>
        <button
          type="button"
          className="btn btn-danger"
          onClick={() => {
            onClose()
            onDelete()
          }}
        >
          Delete
        </button>
      </div>
    </Dialog>
  )
}
