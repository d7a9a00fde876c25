import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { many } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import type { List } from './useList.ts'

/** Words that narrow the list as one types. */
export function QuickFind({ list }: { list: List }) {
  const [text, setText] = useState(list.query.q)
  const { set } = list
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the clock
  useEffect(() => {
    if (text === list.query.q) return
    const timer = setTimeout(() => set({ q: text || undefined }), 200)
    return () => clearTimeout(timer)
  }, [text, set])
  return (
    <label className="find">
      <IconSearch size={14} stroke={1.8} aria-hidden />
      <input
        type="search"
        aria-label={t('Find in {objects}', { objects: many(list.def) })}
        placeholder={t('Find in list')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setText('')}
      />
    </label>
  )
}
