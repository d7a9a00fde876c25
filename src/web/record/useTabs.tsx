import { useQueries } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import { ChildTab } from './ChildTab.tsx'
import { Files } from './Files.tsx'
import { History } from './History.tsx'
import { Overview } from './Overview.tsx'
import { insteadOf, partsOf } from './parts.ts'
import { countText, type Page, pageQuery, type Relation } from './record.ts'
import type { Tab } from './Tabs.tsx'

type Given = { def: WireObject; row: WireRow; relations: Relation[]; mayEdit: boolean }

/** Overview, a tab for what hangs on the record, files, history. */
export function useTabs({ def, row, relations, mayEdit }: Given): Tab[] {
  const firsts = useFirsts(row, relations)
  const children = relations.map((relation, i): Tab => {
    const page = firsts[i]
    return {
      name: relation.name,
      label: relation.label,
      count: countText(page),
      render: () =>
        relation.def.name === 'file' ? (
          <Files relation={relation} row={row} mayAdd={mayEdit} />
        ) : (
          <ChildTab relation={relation} def={def} row={row} />
        ),
    }
  })
  const own = partsOf(def, 'tab')
  const taken = insteadOf(def, 'tab', 'left')
  const isFiles = (tab: Tab) => relations.some(({ name, def }) => name === tab.name && def.name === 'file')
  const generated = children.filter((tab) => !taken.has(tab.name))
  return [
    {
      name: 'overview',
      label: t('Overview'),
      render: () => <Overview {...{ def, row, relations, firsts, mayEdit }} />,
    },
    ...own.map(({ name, label, Body }) => ({
      name,
      label,
      render: () => (
        <Suspense fallback={null}>
          <Body {...{ def, row, mayEdit }} />
        </Suspense>
      ),
    })),
    ...generated.filter((tab) => !isFiles(tab)),
    ...generated.filter(isFiles),
    { name: 'history', label: t('History'), render: () => <History def={def} row={row} mayEdit={mayEdit} /> },
  ]
}

/** The first few of each relation feed the cards and the counts with one request. */
function useFirsts(row: WireRow, relations: Relation[]): (Page | undefined)[] {
  return useQueries({
    queries: relations.map(({ def, field }) =>
      pageQuery(def, {
        filter: { [field]: { is: row.id } },
        sort: def.list.sort,
        limit: 5,
        fields: def.list.columns.slice(0, 6),
        count: 'bounded',
      }),
    ),
    combine: (results) => results.map((result) => result.data),
  })
}
