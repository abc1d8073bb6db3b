import { type ProofFault, proofFault } from '../proof-fault.ts'
import type { EventCheck } from './check-events.ts'
import { digestOf } from './digest-of.ts'
import type { Evidence } from './evidence.ts'
import { named } from './named.ts'
import type { Receipts } from './open-receipts.ts'

interface Given {
  readonly events: readonly EventCheck[]
  readonly receipts: Receipts
}

type Found = readonly ProofFault[] | undefined

/** Whether all that a record stands on is in one log, whether the log's key signed it, and whether witnesses saw it. */
export async function checkLogged(
  evidence: Evidence,
  { events, receipts }: Given,
): Promise<Readonly<Record<'logged' | 'checkpoint' | 'witness', Found>>> {
  const { places, faults, checkpoint, witness } = receipts
  const parts = evidence.passport === undefined ? [] : await partsOf(evidence)
  const isWhole = events.length > 0 && parts.every((one) => one !== undefined && places.has(one))
  const isLogged = isWhole && events.every(({ index }) => index !== undefined)
  const logged = isLogged || faults.length > 0 ? faults : undefined
  if (checkpoint === undefined) return { logged, checkpoint: undefined, witness: undefined }
  if ('says' in checkpoint) {
    const wrong = proofFault('/checkpoint', checkpoint.says, checkpoint.values)
    return { logged, checkpoint: [wrong], witness: undefined }
  }
  return { logged, checkpoint: [], witness }
}

/** Passport, document and status list as they are found among the receipts; undefined for what is not there. */
function partsOf(evidence: Evidence): Promise<readonly (string | undefined)[]> {
  const { passport, issuerDocument, statusList } = evidence
  return Promise.all([
    nameOf('credential', passport),
    nameOf('did-document', issuerDocument),
    nameOf('status-list', statusList),
  ])
}

async function nameOf(kind: string, text: string | undefined): Promise<string | undefined> {
  return text === undefined ? undefined : named(kind, await digestOf(text))
}
