import type { Transaction } from 'kysely'
import type { Content } from '../../domain/event.ts'
import type { Facts } from '../../domain/field.ts'
import type { Fault } from '../../domain/refusal.ts'
import { houseRule } from '../../domain/source.ts'
import { RefusedError } from '../problem.ts'
import type { KnownPredecessor } from '../record/entry.ts'
import type { Tables } from '../store/database.ts'
import { listCargo, updateLine } from '../store/hand-over-lines.ts'
import type { CargoRow, HandOverChange, LineRow } from '../store/hand-overs.ts'
import type { Workspace } from '../workspace.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import { recordGoods, scanIdOf } from './record-goods.ts'
import { splitContent } from './split-content.ts'
import type { Stepping } from './stepping.ts'

type Decide = Extract<StepRequest, { step: 'decide' }>

/** Gap between two organisations' scales above which a note is asked for, in basis points of what was sent. */
export const noteAbove = {
  value: 100,
  source: houseRule('Two scales may differ by 1 % without a word'),
} as const

/** A line with its decision and what was handed over of it. */
interface DecidedLine {
  readonly row: LineRow
  readonly cargo: CargoRow
  readonly asked: Decide['lines'][number]
  /** Place in the request. */
  readonly place: number
  readonly sentGrams: number
}

/**
 * Takes what is accepted into the receiver's books, as batches that go on from the sender's. What was sent and is neither
 * accepted nor refused is posted as a difference; what is refused stays outside until the sender confirms that it is back.
 */
export async function decideGoods(
  workspace: Workspace,
  tx: Transaction<Tables>,
  stepping: Stepping<Decide>,
): Promise<HandOverChange> {
  const { handOver, lines, request, now } = stepping
  const decided = readDecision(request, { lines, cargo: await listCargo(tx, handOver.handOverKey) })
  const accepted = decided.filter(({ asked }) => asked.acceptedGrams > 0)
  const batchIds = await takeIn(workspace, stepping, accepted)
  for (const line of decided) {
    const { row, asked } = line
    await updateLine(
      tx,
      { handOverKey: handOver.handOverKey, line: row.line },
      {
        accepted_grams: asked.acceptedGrams,
        refused_grams: asked.refusedGrams,
        refusal_reason: asked.reason ?? null,
        note: asked.note ?? null,
        receiver_code: asked.acceptedGrams > 0 ? (asked.code ?? row.code) : null,
        receiver_batch_id: batchIds[accepted.indexOf(line)] ?? null,
      },
    )
  }
  const isSettled = decided.every(({ asked }) => asked.refusedGrams === 0)
  const months = workspace.streams.get(lines[0]?.stream ?? '')?.custody.retentionMonths.value ?? 0
  return {
    decided_time: now,
    retain_until: monthsAfter(now, months),
    ...(isSettled ? { closed_time: now } : {}),
  }
}

async function takeIn(
  workspace: Workspace,
  stepping: Stepping<Decide>,
  accepted: readonly DecidedLine[],
): Promise<readonly string[]> {
  const { handOver } = stepping
  if (accepted.length === 0) return []
  const scan = {
    ...{ id: scanIdOf(handOver.id, 'decide'), stream: accepted[0]?.row.stream },
    ...{ stage: 'taken_over', facility: handOver.to },
    outputs: accepted.map(({ row, asked }) => ({
      ...{ batch: asked.code ?? row.code, kind: row.kind, massGrams: asked.acceptedGrams },
    })),
    facts: { handOver: handOver.id },
  }
  const receipt = await recordGoods(workspace, scan, {
    ...stepping,
    predecessors: accepted.map(predecessorOf),
    lineOf: accepted.map(({ place }) => place),
  })
  return receipt.batches.map(({ batch }) => batch)
}

function predecessorOf({ row, cargo, asked, sentGrams }: DecidedLine): KnownPredecessor {
  const grams = sentGrams - asked.refusedGrams
  return {
    ...{ batch: row.batch_id, batchKey: row.batch_key, grams },
    digest: cargo.digest.toString('base64url'),
    ...{ kind: row.kind, material: row.material, state: cargo.standing },
    context: cargo.context as Facts,
    content: splitContent(cargo.content as Content, [grams, asked.refusedGrams])[0],
  }
}

function readDecision(
  { lines: asked }: Decide,
  { lines, cargo }: { lines: readonly LineRow[]; cargo: readonly CargoRow[] },
): readonly DecidedLine[] {
  const faults: Fault[] = []
  const places = new Map(asked.map(({ line }, place) => [line, place]))
  if (places.size < asked.length) {
    faults.push({ pointer: '/lines', message: 'Cannot decide a line twice: expected each once' })
  }
  for (const [line, place] of places) {
    if (lines.some((row) => row.line === line)) continue
    const message = `Cannot find line ${line}: this hand-over has lines 1 to ${lines.length}`
    faults.push({ pointer: `/lines/${place}/line`, message })
  }
  const decided = lines.flatMap((row): DecidedLine[] => {
    const place = places.get(row.line)
    const one = place === undefined ? undefined : asked[place]
    const sent = cargo.find(({ line }) => line === row.line)
    if (place === undefined || one === undefined || sent === undefined) {
      const message = `Cannot leave line ${row.line} ("${row.code}") open: expected a decision`
      faults.push({ pointer: '/lines', message })
      return []
    }
    const line = { row, cargo: sent, asked: one, place, sentGrams: row.sent_grams ?? 0 }
    faults.push(...faultsInLine(line))
    return [line]
  })
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return decided
}

function faultsInLine({ asked, place, sentGrams, row }: DecidedLine): Fault[] {
  const { acceptedGrams, refusedGrams, reason, note } = asked
  const fault = (field: string, message: string) => ({
    pointer: `/lines/${place}/${field}`,
    message,
  })
  const faults: Fault[] = []
  if (refusedGrams > sentGrams) {
    const message = `Cannot refuse ${refusedGrams} g of "${row.code}": ${sentGrams} g were sent`
    return [fault('refusedGrams', message)]
  }
  if (acceptedGrams > 0 && refusedGrams === sentGrams) {
    faults.push(fault('acceptedGrams', 'Cannot accept what is refused whole: expected 0'))
  }
  if (acceptedGrams === 0 && refusedGrams < sentGrams) {
    const message = `Cannot leave ${sentGrams - refusedGrams} g of "${row.code}" on nobody's books: expected the rest refused too, as "missing" when it did not arrive`
    faults.push(fault('refusedGrams', message))
  }
  if (refusedGrams > 0 && reason === undefined) {
    faults.push(fault('reason', 'Cannot refuse without a reason: expected one of the list'))
  }
  const gap = Math.abs(sentGrams - refusedGrams - acceptedGrams)
  if (gap * 10_000 > sentGrams * noteAbove.value && note === undefined) {
    const message = `Cannot pass over ${gap} g of ${sentGrams} g in silence: expected a note that explains it`
    faults.push(fault('note', message))
  }
  return faults
}

function monthsAfter(now: Date, months: number): string {
  const day = new Date(now)
  day.setUTCMonth(day.getUTCMonth() + months)
  return day.toISOString().slice(0, 10)
}
