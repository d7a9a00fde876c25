import type { SheetFound } from './run.ts'

const key = 'mainstay.import.batch'

/** The sheets uploaded together, so that each can lead to the next; kept while this tab is open. */
export function readBatch(): SheetFound[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as SheetFound[]
  } catch {
    return []
  }
}

export const keepBatch = (sheets: SheetFound[]) => sessionStorage.setItem(key, JSON.stringify(sheets))
export const dropBatch = () => sessionStorage.removeItem(key)
