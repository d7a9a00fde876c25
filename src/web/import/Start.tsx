import { useCrumbs } from '../kit/crumbs.ts'
import { t } from '../kit/text.ts'
import { Batch } from './Batch.tsx'
import { Drop } from './Drop.tsx'
import style from './import.module.css'
import { Past } from './Past.tsx'
import { dropBatch, useBatch, useUpload } from './uploaded.ts'

export function Start() {
  useCrumbs([{ label: t('Import') }])
  const sheets = useBatch()
  const { send, isSending, error } = useUpload()
  return (
    <div className={style.page}>
      <div className={style.narrow}>
        <h2 className={style.title}>{t('Bring your data')}</h2>
        <p className={style.lead}>
          {t(
            'CSV, Excel, vCard or JSON, from Salesforce, HubSpot, Zoho, Pipedrive, Dynamics and others, or of your own making. Nothing is written before you have seen what would happen.',
          )}
        </p>
        <Drop isSending={isSending} error={error} onFiles={(files) => send(files)} />
        {sheets.length > 0 && <Batch sheets={sheets} onClear={dropBatch} />}
        <Past />
      </div>
    </div>
  )
}
