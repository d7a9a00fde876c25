import { useMutation } from '@tanstack/react-query'
import { Problem } from '../../kit/api.ts'
import { t } from '../../kit/text.ts'

/** Sends something once at a time; `of` tells what the server finds wrong with one input. */
export function useSend<T>(send: () => Promise<T>, then: (answer: T) => unknown) {
  const sent = useMutation({ mutationFn: send, onSuccess: then })
  const errors = sent.error instanceof Problem ? sent.error.errors : []
  return {
    run: () => {
      if (!sent.isPending) sent.mutate()
    },
    busy: sent.isPending,
    /** Whether the server found exactly this, given in the reader's language. */
    says: (message: string) => errors.some((one) => one.message === message),
    of: (field: string, label: string) => {
      const found = errors.find((one) => one.field === field || one.field?.startsWith(`${field}.`))
      return found && t('{field} {message}', { field: label, message: found.message })
    },
    /** What belongs to none of the inputs shown. */
    besides: (shown: readonly string[]) => {
      if (!sent.error) return undefined
      const other = errors.filter((one) => !shown.includes((one.field ?? '').split('.')[0]!))
      if (errors.length && !other.length) return undefined
      const sentences = other.map(({ field, message }) =>
        field ? t('{field} {message}', { field, message }) : message,
      )
      return sentences.join('. ') || sent.error.message
    },
  }
}

export type Sending = ReturnType<typeof useSend>
