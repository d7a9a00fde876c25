import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Filter } from '#core/filter.ts'
import { api } from '../api.ts'
import {
  inSentence,
  type Linked,
  one,
  titleOf,
  useCatalogue,
  type WireObject,
  type WireRow,
} from '../catalogue.ts'
import type { EditorProps } from '../Editor.tsx'
import { openNew } from '../form.ts'
import { rowsKey } from '../queries.ts'
import { t } from '../text.ts'
import { Initials } from '../Value.tsx'
import { frame } from './frame.ts'

const nothing = '\u0000nothing'
const create = '\u0000create'

/** Finds a record of another object by its words as one types. */
export function LookupEditor(props: EditorProps) {
  const target = useCatalogue().find(props.field.target ?? '')
  const [text, setText] = useState<string>()
  const shown = text ?? props.included?.title ?? (props.value ? 'Loading…' : '')
  const list = useCombobox({
    onDropdownClose: () => {
      list.resetSelectedOption()
      setText(undefined)
    },
  })
  const { found, fetching } = useFound(target, {
    text: text ?? '',
    scope: props.scope,
    enabled: list.dropdownOpened || Boolean(props.autoFocus),
  })
  const pick = (id: string) => {
    const row = found.find((one) => one.id === id)
    if (id === nothing) props.onChange(null, null)
    else if (id === create && target) createNew(target, text ?? '', props.onChange)
    else if (row && target) props.onChange(id, linkedTo(target, row))
    list.closeDropdown()
  }
  return (
    <Combobox store={list} onOptionSubmit={pick} shadow="md" zIndex={400} transitionProps={{ duration: 0 }}>
      <Combobox.Target>
        <InputBase
          {...frame(props)}
          value={shown}
          placeholder={target ? t('Find {object}', { object: inSentence(one(target)) }) : undefined}
          rightSection={fetching ? <Loader size={14} /> : <Combobox.Chevron />}
          rightSectionPointerEvents="none"
          onFocus={(event) => {
            event.currentTarget.select()
            list.openDropdown()
          }}
          onClick={() => list.openDropdown()}
          onBlur={() => list.closeDropdown()}
          onChange={(event) => {
            setText(event.currentTarget.value)
            list.openDropdown()
            list.updateSelectedOptionIndex()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown className="editor-found">
        <Combobox.Options>
          {!props.field.isRequired && Boolean(props.value) && !text && (
            <Combobox.Option value={nothing}>
              <span className="editor-quiet">{t('None')}</span>
            </Combobox.Option>
          )}
          {found.map((row) => (
            <FoundOption key={row.id} row={row} target={target!} />
          ))}
          {!found.length && !fetching && <Combobox.Empty>{t('Nothing found')}</Combobox.Empty>}
          {target?.can.create && text && (
            <Combobox.Option value={create}>
              {t('New {object} “{text}”', { object: inSentence(one(target)), text })}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function FoundOption({ row, target }: { row: WireRow; target: WireObject }) {
  const title = titleOf(target, row)
  return (
    <Combobox.Option value={row.id}>
      <span className="editor-option">
        <Initials name={title} size={20} square={target.name !== 'user'} />
        {title}
      </span>
    </Combobox.Option>
  )
}

const linkedTo = (target: WireObject, row: WireRow): Linked => ({
  id: row.id,
  object: target.name,
  title: titleOf(target, row),
})

function createNew(target: WireObject, text: string, onChange: EditorProps['onChange']) {
  openNew({
    plural: target.plural,
    defaults: { [target.title]: text },
    onSaved: (row) => onChange(row.id, linkedTo(target, row)),
  })
}

type Wanted = { text: string; scope?: Filter; enabled: boolean }

function useFound(target: WireObject | undefined, { text, scope, enabled }: Wanted) {
  const q = useDeferredValue(text.trim())
  const { data, isFetching } = useQuery({
    queryKey: rowsKey(target?.name ?? '', 'lookup', q, scope),
    queryFn: ({ signal }) =>
      api.get<{ data: WireRow[] }>(`/${target!.plural}`, {
        query: { q, filter: scope, limit: 20, fields: target!.title, sort: q ? undefined : orderOf(target!) },
        signal,
      }),
    enabled: enabled && target !== undefined,
    placeholderData: keepPreviousData,
  })
  return { found: data?.data ?? [], fetching: isFetching }
}

const orderOf = (target: WireObject) => (target.fields.position ? 'position' : target.list.sort)
