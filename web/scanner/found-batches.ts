import { isBatchCode } from '../../domain/batch-code.ts'
import type { Words } from '../../domain/words.ts'
import type { Found } from './look-up.ts'

/** The code that was looked up and that no batch here has: what is new may bear it. */
export function newCodeIn(asked: string | undefined, found: Found | undefined): string | undefined {
  if (asked === undefined || found === undefined) return undefined
  const isUnknown = 'trouble' in found && ['refused', 'offline'].includes(found.trouble.why)
  return isUnknown && isBatchCode(asked) ? asked : undefined
}

/** The one thing to do next with the batch that was just recorded, as soon as it is known. */
export function nextOf(found: Found | undefined, code: string): Words | undefined {
  if (found === undefined || 'trouble' in found) return undefined
  const next = found.value.batches.find((batch) => batch.code === code)?.next
  return next?.steps.find(({ stage }) => stage === next.recommended)?.action
}
