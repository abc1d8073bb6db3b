import type { Transaction } from 'kysely'
import type { RecycledInput } from '../../domain/claim/decide-credit.ts'
import type { Event } from '../../domain/event.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Database, Tables } from '../store/database.ts'
import { findOwnEvent } from '../store/evidence/credits.ts'
import { batchStateOf, findBatches } from '../store/inventory/batches.ts'
import type { CreditRequest } from './credit-schemas.ts'

/** An event of the organisation that may give a credit: one that is there and was not reversed. */
export async function readEvent(
  tx: Database,
  organisationKey: number,
  { id, pointer }: { readonly id: string; readonly pointer: string },
): Promise<Event> {
  const stored = await findOwnEvent(tx, organisationKey, id)
  if (stored === undefined) {
    throw new RefusedError(
      refuse('unknown_event', pointer, ['credit_event_unknown', { event: id }]),
    )
  }
  if (stored.isTakenBack) {
    const values = { event: id }
    throw new RefusedError(refuse('claim_not_allowed', pointer, ['credit_event_reversed', values]))
  }
  // The text was written by `seal` and can never have changed since; masses are in its public part.
  return openEnvelope(JSON.parse(stored.envelope.toString('utf8')) as Envelope, [])
}

/** The inputs that a credit names, each with what the ledger holds of its origin. */
export async function readInputs(
  tx: Transaction<Tables>,
  organisationKey: number,
  {
    request: { inputs },
    streams,
  }: { request: CreditRequest; streams: ReadonlyMap<string, LoadedStream> },
): Promise<readonly RecycledInput[]> {
  const codes = inputs.map(({ batch }) => batch)
  const stored = await findBatches(tx, organisationKey, codes)
  const states = new Map(stored.map((one) => [one.code, batchStateOf(one)]))
  return inputs.map(({ batch: code, grams }) => {
    const state = states.get(code)
    const originOf = streams.get(state?.stream ?? '')?.originOf
    const origin = state === undefined ? undefined : originOf?.(state.context)
    return { batch: state?.batch, code, grams, origin }
  })
}
