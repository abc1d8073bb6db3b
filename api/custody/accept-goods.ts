import { localDay } from '../../domain/local-day.ts'
import type { Accepted } from '../../domain/receipt.ts'
import type { DecidedLine } from '../../workflows/hand-over-decision.ts'
import { retainUntil } from '../../workflows/hand-over-decision.ts'
import type { Installation } from '../installation.ts'
import type { KnownPredecessor } from '../recording/entry.ts'
import type { LineRow } from '../store/custody/hand-overs.ts'
import { findFacility } from '../store/organisations/facilities.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import type { Moved, Stepping } from './read-step.ts'
import { recordGoods } from './record-goods.ts'

type Accepting = Stepping<Extract<StepRequest, { step: 'decide' }>>

/**
 * Takes what is accepted into the receiver's books, as batches that go on from the sender's. What was sent and is neither
 * accepted nor refused is posted as a difference; what is refused stays outside until the sender confirms that it is back.
 */
export async function acceptGoods(
  installation: Installation,
  accepting: Accepting,
  decided: readonly DecidedLine[],
): Promise<Moved> {
  const { now, stream, agreement } = accepting
  const accepted = decided.filter(({ taken }) => taken !== undefined)
  const receipt = await takeIn(installation, accepting, accepted)
  const { handOver, held, organisation } = accepting
  const here = await findFacility(held.tx, organisation.organisationKey, handOver.to ?? '')
  const batchIds = receipt?.batches.map(({ batch }) => batch) ?? []
  const isSettled = decided.every(({ asked }) => asked.refusedGrams === 0)
  return {
    events: receipt === undefined ? [] : [receipt.id],
    changes: {
      agreement,
      lines: decided.map((one) => {
        const { line, asked, taken } = one
        const change = {
          accepted_grams: asked.acceptedGrams,
          refused_grams: asked.refusedGrams,
          refusal_reason: asked.reason ?? null,
          note: asked.note ?? null,
          receiver_code: taken?.code ?? null,
          receiver_batch_id: batchIds[accepted.indexOf(one)] ?? null,
        }
        return { line, change }
      }),
      handOver: {
        decided_time: now,
        retain_until: retainUntil(localDay(now, { timeZone: here?.place.timeZone }), stream),
        ...(isSettled ? { closed_time: now } : {}),
      },
    },
  }
}

async function takeIn(
  installation: Installation,
  accepting: Accepting,
  accepted: readonly DecidedLine[],
): Promise<Accepted | undefined> {
  if (accepted.length === 0) return undefined
  const { handOver, lines } = accepting
  const rowOf = (line: number) => lines.find((row) => row.line === line)
  const scan = {
    stream: lines[0]?.stream,
    facility: handOver.to,
    outputs: accepted.map(({ line, asked, taken }) => ({
      batch: taken?.code,
      kind: rowOf(line)?.kind,
      massGrams: asked.acceptedGrams,
    })),
    facts: { handOver: handOver.id },
  }
  return recordGoods(installation, scan, {
    ...accepting,
    makes: 'decide',
    predecessors: accepted.flatMap((one) => predecessorOf(accepting, one, rowOf(one.line)) ?? []),
    lineOf: accepted.map(({ place }) => place),
  })
}

/** What an accepted line goes on from: the sender's batch, with what left of it. */
function predecessorOf(
  { cargo }: Accepting,
  { line, taken }: DecidedLine,
  row: LineRow | undefined,
): KnownPredecessor | undefined {
  const left = cargo.find((one) => one.line === line)
  if (row === undefined || left === undefined || taken === undefined) return undefined
  const { grams, state, context, content } = taken
  return {
    batch: row.batch_id,
    batchKey: row.batch_key,
    digest: left.digest.toString('base64url'),
    kind: row.kind,
    material: row.material,
    grams,
    state,
    context,
    content,
  }
}
