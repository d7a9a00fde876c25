import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'react'

type Place = { from: number; to: number }

/** Makes a row draggable by its handle among the rows of the same `list`. */
export function useDragRow(list: string, at: number, onMove: (place: Place) => void, enabled = true) {
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLElement>(null)
  const [edge, setEdge] = useState<'above' | 'below' | null>(null)
  const [lifted, setLifted] = useState(false)
  const latest = useRef(onMove)
  useEffect(() => {
    latest.current = onMove
  })
  useEffect(() => {
    const element = row.current
    if (!element || !enabled) return
    const side = (y: number) => {
      const box = element.getBoundingClientRect()
      return y < box.top + box.height / 2 ? 'above' : 'below'
    }
    return combine(
      draggable({
        element,
        dragHandle: handle.current ?? undefined,
        getInitialData: () => ({ list, at }),
        onDragStart: () => setLifted(true),
        onDrop: () => setLifted(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.list === list,
        onDrag: ({ location, source }) =>
          setEdge(source.data.at === at ? null : side(location.current.input.clientY)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ location, source }) => {
          setEdge(null)
          const from = source.data.at as number
          const gap = side(location.current.input.clientY) === 'above' ? at : at + 1
          const to = from < gap ? gap - 1 : gap
          if (to !== from) latest.current({ from, to })
        },
      }),
    )
  }, [list, at, enabled])
  return { row, handle, edge, lifted }
}

export function moved<T>(list: readonly T[], { from, to }: Place): T[] {
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
