import { t } from '../../kit/text.ts'
import { act } from '../parts/act.ts'

type Props = { run: () => Promise<unknown>; onDone: () => void }

/** What was removed under this name is only hidden. */
export const BringBack = ({ run, onDone }: Props) => (
  <div>
    <button
      type="button"
      className="btn"
      onClick={() => void act(t('Brought back with all it held'), run).then((done) => done && onDone())}
    >
      {t('Bring back what was removed')}
    </button>
  </div>
)
