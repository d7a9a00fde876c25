import { useQuery } from '@tanstack/react-query'
import { api } from '../kit/api.ts'
import type { WireRow } from '../kit/catalogue.ts'
import { rowsKey } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { Initials } from '../kit/Value.tsx'
import style from './composer.module.css'
import { askedIn } from './mention.ts'

type Props = { text: string; caret: number; onPick: (name: string, id: string, from: number) => void }

/** Colleagues whose names begin as what is typed after an @; a click or Tab and Enter puts one in. */
export function Mentions({ text, caret, onPick }: Props) {
  const asked = askedIn(text.slice(0, caret))
  const { data = [] } = useQuery({
    queryKey: rowsKey('user', 'mention', asked?.words),
    queryFn: async ({ signal }) => {
      const query = { q: asked!.words, fields: 'name', limit: 6 }
      return (await api.get<{ data: WireRow[] }>('/users', { query, signal })).data
    },
    enabled: asked !== undefined,
  })
  if (!asked || !data.length) return null
  return (
    <section className={style.mentions} aria-label={t('Mention a colleague')}>
      {data.map((user) => (
        <button
          key={user.id}
          type="button"
          className="btn"
          onClick={() => onPick(String(user.name), user.id, asked.from)}
        >
          <Initials name={String(user.name)} size={18} />
          {String(user.name)}
        </button>
      ))}
    </section>
  )
}
