import type { Transaction } from 'kysely'
import type { RecycledInput } from '../../domain/claim/decide-credit.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Tables } from '../store/database.ts'
import { batchStateOf, findBatches } from '../store/inventory/batches.ts'
import type { CreditRequest } from './credit-schemas.ts'

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
