import { refuse } from '../../domain/refusal.ts'
import type { Consignment } from '../../workflows/custody-terms.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { RefusedError } from '../http/problem.ts'

/** Throws the refusal of goods that may not leave on the papers they were offered with: those cannot be changed any more. */
export function assertMayLeave(stream: LoadedStream, consignment: Consignment): void {
  const faults = stream.custody.faultsInPapers?.(consignment) ?? []
  if (faults.length === 0) return
  const { code, faults: again } = refuse('guard_not_met', '/papers', ['papers_outdated'])
  throw new RefusedError({ code, faults: [...faults, ...again] })
}
