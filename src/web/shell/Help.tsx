import { Dialog } from '../kit/Dialog.tsx'
import { type Shortcut, shortcuts } from '../kit/keys.ts'
import { t } from '../kit/text.ts'
import { modKey } from './TopBar.tsx'

/** Every shortcut that works on this page, by group. */
export default function Help({ onClose }: { onClose: () => void }) {
  const groups = new Map<string, Shortcut[]>()
  for (const one of shortcuts()) {
    const group = one.group ?? t('Everywhere')
    const known = groups.get(group) ?? []
    if (!known.some((other) => other.label === one.label)) groups.set(group, [...known, one])
  }
  return (
    <Dialog title={t('Keyboard shortcuts')} onClose={onClose} wide>
      <div className="help">
        {[...groups].map(([group, list]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {list.map((one) => (
                <div key={one.keys}>
                  <dt>{one.label}</dt>
                  <dd>
                    <kbd>{one.keys.replace('Mod+', `${modKey} `).toUpperCase()}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="v-sub">{t('Press Escape to close.')}</p>
    </Dialog>
  )
}
