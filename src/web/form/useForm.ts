import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { api } from '../kit/api.ts'
import type { Linked, WireObject, WireRow } from '../kit/catalogue.ts'
import { linksAmong } from '../kit/catalogue.ts'
import { rowKey } from '../kit/queries.ts'
import { useSession } from '../kit/session.ts'
import { draftsOf } from './draft.ts'
import type { FormRequest } from './RecordForm.tsx'
import { isVisible } from './visible.ts'

type Values = Record<string, unknown>

/** The record as it was opened; the form compares with it to know what changed. */
export function useOpened(def: WireObject, id: string | undefined) {
  return useQuery({
    queryKey: rowKey(def.name, id ?? '', 'form'),
    queryFn: ({ signal }) =>
      api.get<WireRow>(`/${def.plural}/${id}`, {
        query: { include: linksAmong(def, Object.keys(def.fields)).join(',') },
        signal,
      }),
    enabled: id !== undefined,
    staleTime: 0,
    gcTime: 0,
    refetchOnReconnect: false,
  })
}

/** What is written in the form, what it differs in from the start, and the draft that outlives the page. */
export function useForm(def: WireObject, request: FormRequest, opened: WireRow | undefined) {
  const { user } = useSession()
  const drafts = useMemo(() => draftsOf(user.id, def.plural, request.id), [user.id, def.plural, request.id])
  const start = useMemo(() => startOf(def, opened, request, user), [def, opened, request, user])
  const [draft] = useState(() => drafts.read())
  const [written, setWritten] = useState<Values>(draft?.values ?? {})
  const [included, setIncluded] = useState<Record<string, Linked | null>>(draft?.included ?? {})
  const changed = Object.fromEntries(
    Object.entries(written).filter(([name, value]) => differ(value, start.values[name])),
  )
  const isChanged = Object.keys(changed).length > 0
  // A draft was written on what stood then; whoever wrote the same since is asked about.
  const [version, setVersion] = useState(() =>
    Math.min(draft?.version ?? Number.MAX_VALUE, opened?.version ?? 1),
  )
  useEffect(() => {
    if (isChanged) drafts.keep({ values: written, included, at: Date.now(), version })
    else drafts.drop()
  }, [isChanged, written, included, version, drafts])
  const values = { ...start.values, ...written }
  return {
    values,
    changed,
    isChanged,
    included: { ...start.included, ...included },
    draftAt: draft?.at,
    isVisible: (name: string) => isVisible(def.fields[name]?.visibleWhen, values),
    set(name: string, value: unknown, link?: Linked | null) {
      setWritten((was) => ({ ...was, [name]: value }))
      if (link !== undefined) setIncluded((was) => ({ ...was, [name]: link }))
    },
    version,
    clear() {
      setWritten({})
      setVersion(opened?.version ?? 1)
      setIncluded({})
      drafts.drop()
    },
    /** What is sent: everything for a new record, only what changed for one that is there. */
    input: () => (opened ? changed : withoutEmpty({ ...start.values, ...written })),
  }
}

type Start = { values: Values; included: Record<string, Linked | null> }

function startOf(
  def: WireObject,
  opened: WireRow | undefined,
  request: FormRequest,
  user: { id: string; name: string },
): Start {
  if (opened) return { values: opened, included: opened.included ?? {} }
  const values: Values = {}
  for (const [name, field] of Object.entries(def.fields))
    if (field.writable && field.default !== undefined) values[name] = field.default
  const mine = def.fields.owner?.writable && def.fields.owner.target === 'user'
  if (mine) values.owner = user.id
  return {
    values: { ...values, ...request.defaults },
    included: {
      ...(mine && { owner: { id: user.id, object: 'user', title: user.name } }),
      ...request.included,
    },
  }
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const withoutEmpty = (values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)))

const differ = (a: unknown, b: unknown) =>
  !(isEmpty(a) && isEmpty(b)) && JSON.stringify(a) !== JSON.stringify(b)
