import { IconBell, IconBellFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { api } from '../kit/api.ts'
import type { WireObject } from '../kit/catalogue.ts'
import { queries } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'

type Follow = { follows: boolean; looksAfter: boolean }

/** Hear of what others do to this record, or no longer. Whoever looks after it follows unasked. */
export function FollowButton({ def, id }: { def: WireObject; id: string }) {
  const path = `/follows/${def.name}/${id}`
  const key = ['notice', 'follow', id]
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<Follow>(path, { signal }),
    staleTime: 60_000,
  })
  if (!data) return null
  const put = async (follows: boolean) => {
    const next = follows ? await api.post<Follow>(path) : await api.delete<Follow>(path)
    queries.setQueryData(key, next)
  }
  const toggle = async () => {
    try {
      await put(!data.follows)
      toast({
        message: data.follows ? t('You hear no more of it') : t('You will hear of changes'),
        undo: () => put(data.follows),
      })
    } catch (error) {
      toastError(error)
    }
  }
  const label = data.follows ? t('Following') : t('Follow')
  return (
    <button
      type="button"
      className="btn"
      aria-label={label}
      aria-pressed={data.follows}
      title={data.follows ? t('You hear of changes; click to stop') : t('Hear of changes to this record')}
      onClick={() => void toggle()}
    >
      {data.follows ? (
        <IconBellFilled size={14} aria-hidden />
      ) : (
        <IconBell size={14} stroke={1.8} aria-hidden />
      )}
    </button>
  )
}
