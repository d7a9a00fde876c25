import type { WireObject } from '../kit/catalogue.ts'
export default function Peek(_: { def: WireObject; id: string; onClose: () => void }) {
  return null
}
