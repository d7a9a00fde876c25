import type { ComponentType } from 'react'
import { DealMarks, dealMarkFields, dealTone } from '#sales/web/DealMarks.tsx'
import type { WireRow } from '../kit/catalogue.ts'

/** What cards of an object say beyond its fields: which of them that needs, the lines, and the colour of the edge. */
type Marks = {
  fields: readonly string[]
  Body: ComponentType<{ row: WireRow }>
  tone: (row: WireRow) => 'amber' | 'red' | undefined
}

export const marks: Record<string, Marks | undefined> = {
  deal: { fields: dealMarkFields, Body: DealMarks, tone: dealTone },
}
