import { t } from '#web/kit/text.ts'

/** How a relation reads from the account it starts at, and from the one it points to. */
export const words: Record<string, readonly [forth: string, back: string]> = {
  paysFor: [t('pays for'), t('is paid for by')],
  shipsTo: [t('ships to'), t('gets goods from')],
  partnerOf: [t('is a partner of'), t('is a partner of')],
  supplies: [t('supplies'), t('is supplied by')],
  referredBy: [t('referred by'), t('referred')],
  competitorOf: [t('competes with'), t('competes with')],
}

export const wordOf = (type: string, isForth: boolean) => words[type]?.[isForth ? 0 : 1] ?? type

/** A relation as one reads it from an account: "paysFor" forth or back. */
export type Way = { type: string; isForth: boolean }

/** Every reading there is, the mutual ones once. */
export const ways: readonly Way[] = Object.entries(words).flatMap(([type, [forth, back]]) => [
  { type, isForth: true },
  ...(forth === back ? [] : [{ type, isForth: false }]),
])

export const wayKey = ({ type, isForth }: Way) => (isForth ? type : `${type} back`)
