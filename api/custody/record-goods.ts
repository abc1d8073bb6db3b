import type { Accepted } from '../../domain/receipt.ts'
import type { Fault } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { type Books, bookedAs } from '../../workflows/custody-stages.ts'
import type { Installation } from '../installation.ts'
import { randomId } from '../random-id.ts'
import type { KnownPredecessor } from '../recording/entry.ts'
import { findFormerEvent } from './former-event.ts'
import type { Stepping } from './read-step.ts'

/**
 * Records the event that a step makes, in the step's own transaction and under an id that nobody can guess or plant; a
 * refusal is told in the words of the step's own lines.
 */
export async function recordGoods(
  { recorder }: Installation,
  scan: Readonly<Record<string, unknown>>,
  { organisation, request, handOver, held, makes, predecessors = [], lineOf }: GoodsToRecord,
): Promise<Accepted> {
  const { organisationKey, slug } = organisation
  const { eventTime } = request
  // Who took the step stands in the signed step.
  const former = { organisationKey, handOver: handOver.id, makes }
  const id = (await findFormerEvent(held.tx, former)) ?? randomId()
  const sent = {
    id,
    stage: bookedAs[makes],
    ...scan,
    ...(eventTime === undefined ? {} : { eventTime }),
  }
  const actor = { organisationKey, organisation: slug }
  const [receipt] = await recorder.recordWithin(held.client, [{ scan: sent, actor, predecessors }])
  if (receipt === undefined) throw new RangeError(`Cannot record "${sent.id}": no receipt`)
  if (receipt.status !== 'refused') return receipt
  const faults = receipt.faults.map((fault) => ({ ...fault, pointer: pointerOf(fault, lineOf) }))
  throw new RefusedError({ code: receipt.code, faults })
}

export interface GoodsToRecord
  extends Pick<Stepping, 'organisation' | 'request' | 'handOver' | 'held'> {
  readonly makes: Extract<Books, 'dispatch' | 'decide' | 'return'>
  readonly predecessors?: readonly KnownPredecessor[]
  /** Place in the request's lines of each batch or output of the scan, in order. */
  readonly lineOf: readonly number[]
}

function pointerOf({ pointer }: Fault, lineOf: readonly number[]): string {
  const [, list, index, field = ''] = /^\/(batches|outputs)\/(\d+)(\/.*)?$/.exec(pointer) ?? []
  const line = lineOf[Number(index)]
  if (list === undefined || line === undefined) return pointer
  return `/lines/${line}${field === '/batch' ? '/code' : field}`
}
