import { useMutation, useQuery } from '@tanstack/react-query'
import { many, useCatalogue } from '../kit/catalogue.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { numberFormat } from '../kit/format.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { type Demo, demoQuery, removeDemo } from './demo.ts'

/** Tells what would go before the example company does; only this cannot be undone, so it is asked. */
export function RemoveDemo({ onClose }: { onClose: () => void }) {
  const { data } = useQuery(demoQuery)
  const removal = useMutation({
    mutationFn: removeDemo,
    onSuccess: () => {
      onClose()
      toast({ message: t('The example company is gone') })
    },
    onError: toastError,
  })
  return (
    <Dialog title={t('Remove the example company?')} onClose={onClose}>
      <p className="v-sub">
        {t(
          'All that came with it goes for good. What you added yourself stays, without its links to what goes.',
        )}
      </p>
      {data && <What demo={data} />}
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t('Keep it')}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          disabled={!data || removal.isPending}
          onClick={() => removal.mutate()}
        >
          {removal.isPending ? t('Removing…') : t('Remove')}
        </button>
      </div>
    </Dialog>
  )
}

function What({ demo }: { demo: Demo }) {
  const { locale } = useShowing()
  const catalogue = useCatalogue()
  const listed = Object.entries(demo.asked)
    .flatMap(([name, n]) => (catalogue.find(name)?.nav ? [[many(catalogue.find(name)!), n] as const] : []))
    .map(([label, n]) => `${numberFormat(locale).format(n)} ${label}`)
  return <p>{new Intl.ListFormat(locale).format(listed)}</p>
}
