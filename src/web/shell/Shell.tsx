import { t } from '../kit/text.ts'
import './shell.css'
import { CatchBoundary, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { BulkHost } from '../bulk/BulkHost.tsx'
import { FormHost } from '../form/RecordForm.tsx'
import { askedNow, onAsked } from '../kit/ask.ts'
import { tellBroken } from '../kit/broken.ts'
import { GivenCatalogue, useLoadedCatalogue, useObjectAt } from '../kit/catalogue.ts'
import { openNew } from '../kit/form.ts'
import { useShortcut } from '../kit/keys.ts'
import { listen } from '../kit/live.ts'
import { useScheme } from '../kit/scheme.ts'
import { GivenSession, useLoadedSession, useSession } from '../kit/session.ts'
import { undoLatest } from '../kit/undo.tsx'
import { BottomBar } from './BottomBar.tsx'
import { Nav } from './Nav.tsx'
import { Opening } from './Opening.tsx'
import { PaletteWaiting } from './PaletteWaiting.tsx'
import { TopBar } from './TopBar.tsx'

const importPalette = () => import('./Palette.tsx')
const Palette = lazy(importPalette)
const Help = lazy(() => import('./Help.tsx'))
const AskDialog = lazy(() => import('../kit/AskDialog.tsx'))
const ConflictDialog = lazy(() => import('../kit/ConflictDialog.tsx'))

/** Everything around a page. Nothing inside renders before session and catalogue are there. */
export function Shell() {
  return (
    <Suspense fallback={<Opening />}>
      <Loaded />
    </Suspense>
  )
}

function Loaded() {
  const session = useLoadedSession()
  const catalogue = useLoadedCatalogue()
  return (
    <GivenSession value={session}>
      <GivenCatalogue value={catalogue}>
        <Inner />
      </GivenCatalogue>
    </GivenSession>
  )
}

function Inner() {
  const { user } = useSession()
  const { scheme, choose } = useScheme()
  const [over, setOver] = useState<'palette' | 'help' | null>(null)
  const { plural } = useParams({ strict: false })
  const def = useObjectAt(plural ?? '')
  useInsideLinks()
  useEffect(listen, [])
  // The choice made on another device comes with the user.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on arrival
  useEffect(() => {
    if (user.theme && user.theme !== scheme) choose(user.theme)
  }, [])
  const search = () => setOver('palette')
  useShortcut({ keys: 'Mod+K', label: t('Search or run a command'), always: true }, search)
  useShortcut({ keys: '/', label: t('Search') }, search)
  useShortcut({ keys: '?', label: t('All shortcuts') }, () => setOver('help'))
  useShortcut({ keys: 'Mod+Z', label: t('Undo the last change') }, undoLatest)
  useShortcut(
    { keys: 'c', label: t('New record') },
    () => openNew({ plural: def!.plural }),
    Boolean(def?.can.create),
  )
  return (
    <div className="app">
      <a className="skip" href="#page">
        {t('Skip to the page')}
      </a>
      <Nav />
      <div className="stage">
        <TopBar def={def} onSearch={search} />
        <main id="page" className="page" tabIndex={-1}>
          <Suspense fallback={<div className="page-wait" aria-busy="true" />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar />
      <FormHost />
      <BulkHost />
      <Over over={over} onOver={setOver} />
    </div>
  )
}

type OverProps = { over: 'palette' | 'help' | null; onOver: (next: 'palette' | 'help' | null) => void }

/** What lies over the page. When a part of it fails, the page stays. */
function Over({ over, onOver }: OverProps) {
  const typed = useRef('')
  const asked = useSyncExternalStore(onAsked, askedNow)
  const close = () => onOver(null)
  useEffect(() => {
    const timer = setTimeout(() => void importPalette().catch(() => undefined), 1500)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    if (!over) typed.current = ''
  }, [over])
  const giveUp = (error: unknown) => {
    close()
    tellBroken(error)
  }
  return (
    <CatchBoundary getResetKey={() => String(over)} errorComponent={Nothing} onCatch={giveUp}>
      <Suspense>
        <ConflictDialog />
        {asked && <AskDialog />}
        {over === 'help' && <Help onClose={close} />}
      </Suspense>
      {over === 'palette' && (
        <Suspense fallback={<PaletteWaiting typed={typed} onClose={close} />}>
          <Palette typed={typed} onClose={close} onHelp={() => onOver('help')} />
        </Suspense>
      )}
    </CatchBoundary>
  )
}

const Nothing = () => null

// Values show links as plain anchors: hundreds stand in a list, and a router's link each would slow it.
function useInsideLinks() {
  const navigate = useNavigate()
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a[data-inside]')
      if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey)
        return
      event.preventDefault()
      void navigate({ href: link.getAttribute('href')! })
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [navigate])
}
