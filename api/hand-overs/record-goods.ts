import type { Accepted } from '../../domain/receipt.ts'
import type { Fault } from '../../domain/refusal.ts'
import { RefusedError } from '../problem.ts'
import type { KnownPredecessor } from '../record/entry.ts'
import { idFrom } from '../record-walk.ts'
import type { Workspace } from '../workspace.ts'
import type { Stepping } from './stepping.ts'

/** Id of the scan that a step makes: it follows from the hand-over, so that a step taken again is the same scan. */
export function scanIdOf(handOver: string, step: 'dispatch' | 'decide' | 'return'): string {
  return idFrom(`hand-over/${handOver}/${step}`)
}

/** Records the event that a step makes; a refusal is told in the words of the step's own lines. */
export async function recordGoods(
  { recorder }: Workspace,
  scan: Readonly<Record<string, unknown>> & { readonly id: string },
  { organisation, request, predecessors = [], lineOf }: Recording,
): Promise<Accepted> {
  const { organisationKey, slug } = organisation
  const { eventTime } = request
  // Who took the step stands in the signed step: a colleague may take it again when it was cut off.
  const sent = { ...scan, ...(eventTime === undefined ? {} : { eventTime }) }
  const [receipt] = await recorder.record(
    [sent],
    { organisationKey, organisation: slug },
    new Map([[scan.id, predecessors]]),
  )
  if (receipt === undefined) throw new RangeError(`Cannot record "${scan.id}": no receipt`)
  if (receipt.status !== 'refused') return receipt
  const faults = receipt.faults.map((fault) => ({ ...fault, pointer: pointerOf(fault, lineOf) }))
  throw new RefusedError({ code: receipt.code, faults })
}

export interface Recording extends Pick<Stepping, 'organisation' | 'request'> {
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
