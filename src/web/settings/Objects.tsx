import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { many, useCatalogue, type WireObject } from '../kit/catalogue.ts'
import { isAdmin, useSession } from '../kit/session.ts'
import { Fields } from './Fields.tsx'
import { ObjectDialog } from './ObjectDialog.tsx'
import { Part } from './Part.tsx'
import style from './settings.module.css'

/** What Mainstay knows of: its own objects and those made here. */
export function Objects({ rest }: { rest: string }) {
  const catalogue = useCatalogue()
  const def = catalogue.find(rest)
  return def ? <Fields key={def.name} def={def} /> : <ObjectList objects={catalogue.objects} />
}

function ObjectList({ objects }: { objects: readonly WireObject[] }) {
  const mayAdmin = isAdmin(useSession())
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const sorted = [...objects].sort((a, b) => rank(a) - rank(b))
  return (
    <Part
      title="Objects and fields"
      lead="Everything you keep records of. Add fields to any of them, or an object of your own."
      act={
        mayAdmin && (
          <button type="button" className="btn btn-main" onClick={() => setMaking(true)}>
            <IconPlus size={14} aria-hidden />
            New object
          </button>
        )
      }
    >
      <ul className={style.list}>
        {sorted.map((def) => (
          <li key={def.name}>
            <Link to="/settings/$" params={{ _splat: `objects/${def.name}` }}>
              {many(def)}
            </Link>
            <span>{def.help}</span>
            <small>
              {def.custom ? 'yours · ' : ''}
              {Object.values(def.fields).filter((field) => !field.system).length} fields
            </small>
          </li>
        ))}
      </ul>
      {isMaking && (
        <ObjectDialog
          onClose={() => setMaking(false)}
          onDone={(name) => void navigate({ to: '/settings/$', params: { _splat: `objects/${name}` } })}
        />
      )}
    </Part>
  )
}

// Those in daily use first, the machinery last.
const rank = (def: WireObject) => (def.nav ? (def.nav.group === 'settings' ? 500 : def.nav.order) : 900)
