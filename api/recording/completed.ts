import type { Scan } from '../../domain/event.ts'
import type { Beside, Entry } from './entry.ts'

/** The scan as it is recorded, with what is known beside it: who sent it, who signed it. */
export function completed(
  scan: Scan,
  beside: Beside | undefined,
): Pick<Entry, 'scan' | 'signature'> {
  if (beside === undefined) return { scan }
  const { operator, signedBy, signature } = beside
  return {
    scan: {
      ...scan,
      ...(operator === undefined ? {} : { operator }),
      ...(signedBy === undefined ? {} : { facts: { ...scan.facts, ...signedBy } }),
    },
    ...(signature === undefined ? {} : { signature }),
  }
}
