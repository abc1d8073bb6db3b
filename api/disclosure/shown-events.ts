import type { Disclosure } from '../../domain/proof/disclosure.ts'
import { type FactScope, isGranted } from '../../domain/proof/granted.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Database } from '../store/database.ts'
import { listBatchEvents } from '../store/inventory/batch-events.ts'

/** More events than this nobody is shown by one grant. */
export const mostShownEvents = 500

/** A batch whose chain is read. */
export interface ChainAsked {
  readonly batchKey: number
  readonly upTo: number
}

/** One event of a chain: sealed, with what opens it for its owner. */
export interface ChainEvent {
  readonly seq: number
  readonly digest: string
  readonly envelope: string
  readonly disclosures: readonly Disclosure[]
}

/** Chains of the owner's batches up to a place, at most one event more than may be shown. */
export async function readChain(
  db: Database,
  organisationKey: number,
  { batchKey, upTo }: ChainAsked,
): Promise<readonly ChainEvent[]> {
  const asked = { batchKey, after: 0, limit: mostShownEvents + 1 }
  const events = await listBatchEvents(db, organisationKey, asked)
  return events
    .filter(({ seq }) => seq <= upTo)
    .map(({ seq, digest, envelope, disclosed }) => ({
      seq,
      digest: digest.toString('base64url'),
      envelope,
      disclosures: disclosed ?? [],
    }))
}

/** The same chain with what a scope opens and nothing else. */
export function shownOf(
  chain: readonly ChainEvent[],
  scope: FactScope,
  stream: Pick<LoadedStream, 'audiences' | 'personalNames'>,
): readonly ChainEvent[] {
  return chain.map(({ seq, digest, envelope, disclosures }) => ({
    seq,
    digest,
    envelope,
    disclosures: disclosures.filter((one) => isGranted(one, scope, stream)),
  }))
}
