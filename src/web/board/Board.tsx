import type { WireRow } from '../kit/catalogue.ts'
import type { List } from '../list/useList.ts'
export default function Board(_: { list: List; onPeek: (row: WireRow) => void }) {
  return null
}
