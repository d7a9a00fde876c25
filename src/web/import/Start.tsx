import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../kit/api.ts'
import { useCatalogue } from '../kit/catalogue.ts'
import { useCrumbs } from '../kit/crumbs.ts'
import { refresh } from '../kit/queries.ts'
import { Batch } from './Batch.tsx'
import { Drop } from './Drop.tsx'
import style from './import.module.css'
import { parentsFirst } from './order.ts'
import { Past } from './Past.tsx'
import type { SheetFound } from './run.ts'
import { dropBatch, keepBatch, readBatch } from './uploaded.ts'

export function Start() {
  useCrumbs([{ label: 'Import' }])
  const catalogue = useCatalogue()
  const [sheets, setSheets] = useState(readBatch)
  const upload = useMutation({
    mutationFn: (files: File[]) => {
      const form = new FormData()
      for (const file of files) form.append('file', file)
      return api.post<{ sheets: SheetFound[] }>('/imports', form)
    },
    onSuccess: async ({ sheets: found }) => {
      const ordered = parentsFirst([...sheets, ...found], catalogue)
      keepBatch(ordered)
      setSheets(ordered)
      await refresh('importRun')
    },
  })
  return (
    <div className={style.page}>
      <div className={style.narrow}>
        <h2 className={style.title}>Bring your data</h2>
        <p className={style.lead}>
          CSV, Excel, vCard or JSON, from Salesforce, HubSpot, Zoho, Pipedrive, Dynamics and others, or of
          your own making. Nothing is written before you have seen what would happen.
        </p>
        <Drop
          isSending={upload.isPending}
          error={upload.error?.message}
          onFiles={(files) => upload.mutate(files)}
        />
        {sheets.length > 0 && (
          <Batch
            sheets={sheets}
            onClear={() => {
              dropBatch()
              setSheets([])
            }}
          />
        )}
        <Past />
      </div>
    </div>
  )
}
