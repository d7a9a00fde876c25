import { t } from '../kit/text.ts'
import './list.css'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { many, useObjectAt, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { useCrumbs } from '../kit/crumbs.ts'
import { preloadEditors } from '../kit/Editor.tsx'
import { numberFormat } from '../kit/format.ts'
import { usePhone } from '../kit/phone.ts'
import { useShowing } from '../kit/session.ts'
import { toast } from '../kit/undo.tsx'
import { Missing } from '../shell/Missing.tsx'
import { BulkBar } from './BulkBar.tsx'
import { Cards } from './Cards.tsx'
import { Empty } from './Empty.tsx'
import { Footer } from './Footer.tsx'
import { Grid } from './Grid.tsx'
import { ListBar } from './ListBar.tsx'
import { type Pages, useCount, usePages } from './pages.ts'
import { columnsOf, paramsOf } from './query.ts'
import { useSelection } from './selection.ts'
import { summedTogether, useSums } from './sums.ts'
import { type List, useList } from './useList.ts'
import { ViewTabs } from './ViewTabs.tsx'

const Board = lazy(() => import('../board/Board.tsx'))
const Grouped = lazy(() => import('./Grouped.tsx').then((part) => ({ default: part.Grouped })))
const ChartPage = lazy(() => import('../chart/ChartPage.tsx'))
const Peek = lazy(() => import('../peek/Peek.tsx'))

export function ListPage({ plural }: { plural: string }) {
  const def = useObjectAt(plural)
  return def ? <ListOf def={def} /> : <Missing />
}

function ListOf({ def }: { def: WireObject }) {
  const list = useList(def)
  const phone = usePhone()
  useEffect(() => {
    const timer = setTimeout(preloadEditors, 2500)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="list-page">
      <ViewTabs list={list} />
      <ListBar list={list} phone={phone} />
      {list.query.layout !== 'table' ? (
        <Suspense fallback={<div className="page-wait" aria-busy />}>
          {list.query.layout === 'board' ? <BoardPage list={list} /> : <ChartOf list={list} />}
        </Suspense>
      ) : (
        <Table list={list} phone={phone} />
      )}
    </div>
  )
}

function ChartOf({ list }: { list: List }) {
  const total = useTotal(list, list.ready)
  useCrumbs([{ label: many(list.def) }], total.text)
  return <ChartPage list={list} />
}

function BoardPage({ list }: { list: List }) {
  const [peeked, setPeeked] = useState<string | null>(null)
  const total = useTotal(list, true)
  useCrumbs([{ label: many(list.def) }], total.text)
  return (
    <div className="list-middle">
      <Board list={list} onPeek={(row: WireRow) => setPeeked(row.id)} />
      {peeked && <Peek def={list.def} id={peeked} onClose={() => setPeeked(null)} />}
    </div>
  )
}

function Table({ list, phone }: { list: List; phone: boolean }) {
  const { def, query } = list
  const params = paramsOf(def, query)
  const pages = usePages(def, params, list.ready)
  const selection = useSelection()
  const navigate = useNavigate()
  const [peeked, setPeeked] = useState<string | null>(null)
  const total = useTotal(list, !pages.loading)
  useCrumbs(
    query.trash
      ? [{ label: many(def), to: `/o/${def.plural}` }, { label: t('Deleted') }]
      : [{ label: many(def) }],
    total.text,
  )
  const open = (row: WireRow) => {
    if (query.trash) return toast({ message: t('Deleted records open once they are restored') })
    void navigate({ to: '/o/$plural/$id', params: { plural: def.plural, id: row.id } })
  }
  const peek = (row: WireRow) => setPeeked((old) => (old === row.id || query.trash ? null : row.id))
  if (pages.error && !pages.length) return <Failed pages={pages} />
  const empty = !pages.loading && !pages.length && !pages.more
  return (
    <>
      <div className="list-middle">
        <div className="list-main">
          {empty && <Empty list={list} />}
          {!empty && phone && <Cards list={list} pages={pages} />}
          {!empty && !phone && query.group && (
            <Grouped
              key={query.group}
              list={list}
              pages={pages}
              selection={selection}
              onOpen={open}
              onPeek={peek}
              peeked={peeked ?? undefined}
            />
          )}
          {!empty && !phone && !query.group && (
            <Grid
              list={list}
              pages={pages}
              selection={selection}
              onOpen={open}
              onPeek={peek}
              peeked={peeked ?? undefined}
              total={total.value}
            />
          )}
          <BulkBar
            list={list}
            selection={selection}
            pages={pages}
            total={total.value}
            totalText={total.text}
          />
        </div>
        {peeked && (
          <Suspense>
            <Peek def={def} id={peeked} onClose={() => setPeeked(null)} />
          </Suspense>
        )}
      </div>
      {!phone && !empty && <Footer list={list} total={total.text} sums={total.sums} />}
    </>
  )
}

/** How many there are and what they add up to; asked once the rows are there, so that those come first. */
function useTotal(list: List, ready: boolean) {
  const { def, query } = list
  const { locale } = useShowing()
  const params = paramsOf(def, query)
  const measures = summedTogether(columnsOf(def, query.columns)).map(({ name }) => `sum:${name}`)
  const exact = !query.q && !query.trash
  const sums = useSums(def, { filter: params.filter, measures, enabled: ready && exact })
  const count = useCount(def, params, ready && (!exact || sums.isError))
  const value =
    exact && sums.data
      ? sums.data.data[0]
        ? totalOf(sums.data.data.map((line) => line.count))
        : 0
      : count?.value
  const text =
    value === undefined
      ? undefined
      : `${numberFormat(locale).format(value)}${count?.more && !sums.data ? '+' : ''}`
  return { value, text, sums: exact ? sums.data?.data : undefined }
}

// A line per currency: each counts the records of its own.
const totalOf = (counts: number[]) => counts.reduce((a, b) => a + b, 0)

const Failed = ({ pages }: { pages: Pages }) => (
  <div className="empty" role="alert">
    <h2>{t('This list could not be loaded')}</h2>
    <p>{pages.error!.message}</p>
    <button type="button" className="btn" onClick={pages.retry}>
      {t('Try again')}
    </button>
  </div>
)
