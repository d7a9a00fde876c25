import { Link } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState } from 'react'
import { t } from '#web/kit/text.ts'
import { Initials } from '#web/kit/Value.tsx'
import { around, type Box, type Drawing, type Near } from './around.ts'
import style from './relations.module.css'

type Props = { title: string; near: readonly (Near & { title: string })[] }

/** The account in the middle, what is around it, and the word of each line. */
export function RelationMap({ title, near }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const measure = () => setWidth(frame.current!.clientWidth)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(frame.current!)
    return () => watch.disconnect()
  }, [])
  const drawing = around(near, Math.max(width, 280))
  const names = new Map(near.map((one) => [one.id, one.title]))
  return (
    <section className={style.map} aria-label={t('Map of {name}', { name: title })}>
      <div ref={frame} className={style.canvas} style={{ height: drawing.height }}>
        {width > 0 && <Drawn {...{ title, drawing, names }} />}
      </div>
    </section>
  )
}

type DrawnProps = { title: string; drawing: Drawing; names: ReadonlyMap<string, string> }

function Drawn({ title, drawing, names }: DrawnProps) {
  return (
    <>
      <svg width={drawing.width} height={drawing.height} aria-hidden>
        {drawing.near.map(({ id, line, word, wordAt }) => (
          <g key={id}>
            <path d={line} />
            <text x={wordAt.x} y={wordAt.y} textAnchor="middle">
              {cut(word, wordAt.width)}
            </text>
          </g>
        ))}
      </svg>
      <div className={style.middle} style={placeOf(drawing.middle)}>
        <Initials name={title} square size={24} />
        <span>{title}</span>
      </div>
      {drawing.near.map((one) => (
        <Link
          key={one.id}
          className={style.node}
          style={placeOf(one)}
          to="/o/$plural/$id"
          params={{ plural: 'accounts', id: one.id.split(' ')[0]! }}
          title={`${one.word}: ${names.get(one.id)}`}
        >
          <Initials name={names.get(one.id)!} square size={20} />
          <span>
            <span className="hidden-text">{one.word}: </span>
            {names.get(one.id)}
          </span>
        </Link>
      ))}
    </>
  )
}

const placeOf = ({ x, y, width, height }: Box) => ({ left: x, top: y, width, height })

// A letter of the small type is about six pixels wide.
const cut = (word: string, width: number) => {
  const most = Math.floor(width / 5.8)
  return word.length > most ? `${word.slice(0, Math.max(most - 1, 1))}…` : word
}
