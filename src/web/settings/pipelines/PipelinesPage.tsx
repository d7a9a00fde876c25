import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCatalogue, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import { Missing } from '../../shell/Missing.tsx'
import type { PageProps } from '../pages.ts'
import { Empty, Failed } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { useFew } from '../parts/rows.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { PipelineMenu } from './PipelineMenu.tsx'
import { PipelineSheet } from './PipelineSheet.tsx'
import own from './pipelines.module.css'
import { Stages } from './Stages.tsx'

export default function PipelinesPage({ rest }: PageProps) {
  const catalogue = useCatalogue()
  const [def, stageDef] = [catalogue.find('pipeline'), catalogue.find('stage')]
  return def && stageDef ? <Pipelines def={def} stageDef={stageDef} chosen={rest} /> : <Missing />
}

function Pipelines({ def, stageDef, chosen }: { def: WireObject; stageDef: WireObject; chosen: string }) {
  const pipelines = useFew(def, { sort: 'position,name' })
  const stages = useFew(stageDef, { sort: 'position' })
  const [adding, setAdding] = useState(false)
  if (pipelines.isPending || stages.isPending) return <Waiting />
  const usual = pipelines.rows.find((row) => row.isDefault) ?? pipelines.rows[0]
  const now = pipelines.rows.find((row) => row.id === chosen) ?? usual
  const failed = pipelines.error ?? stages.error
  return (
    <div className={style.page}>
      <Head
        title={t('Pipelines')}
        lead={t('The stages a sale passes through. A deal takes its probability from its stage.')}
      >
        <button type="button" className="btn btn-main" onClick={() => setAdding(true)}>
          <IconPlus size={15} aria-hidden />
          {t('New pipeline')}
        </button>
      </Head>
      {failed && <Failed error={failed} again={() => Promise.all([pipelines.refetch(), stages.refetch()])} />}
      {!failed && !now && (
        <Empty title={t('There is no pipeline yet')}>{t('Make one to work on deals.')}</Empty>
      )}
      {now && (
        <>
          <Tabs pipelines={pipelines.rows} now={now}>
            <PipelineMenu
              {...{ def, stageDef, now }}
              pipelines={pipelines.rows}
              stages={stagesOf(stages.rows, now)}
            />
          </Tabs>
          <Stages key={now.id} def={stageDef} pipeline={now} stages={stagesOf(stages.rows, now)} />
        </>
      )}
      {adding && (
        <PipelineSheet
          {...{ def, stageDef }}
          like={usual}
          stages={usual ? stagesOf(stages.rows, usual) : []}
          last={pipelines.rows.length}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}

// The order may have been changed on screen before the server answers.
const stagesOf = (stages: WireRow[], pipeline: WireRow) =>
  stages
    .filter((stage) => stage.pipeline === pipeline.id)
    .sort((a, b) => Number(a.position) - Number(b.position))

type TabsProps = { pipelines: WireRow[]; now: WireRow; children: React.ReactNode }

const Tabs = ({ pipelines, now, children }: TabsProps) => (
  <div className={own.tabs}>
    <nav aria-label={t('Pipelines')}>
      {pipelines.map((row) => (
        <Link
          key={row.id}
          to="/settings/$"
          params={{ _splat: `pipelines/${row.id}` }}
          aria-current={row === now ? 'page' : undefined}
        >
          {String(row.name)}
          {row.isDefault === true && <span className="chip">{t('Default')}</span>}
        </Link>
      ))}
    </nav>
    {children}
  </div>
)
