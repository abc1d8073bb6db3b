import type { Fault } from '../../domain/refusal.ts'
import { houseRule } from '../../domain/source.ts'
import { RefusedError } from '../problem.ts'
import type { CargoRow, LineRow } from '../store/hand-overs.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import type { Stepping } from './stepping.ts'

export type Decide = Extract<StepRequest, { step: 'decide' }>

/** Gap between two organisations' scales above which a note is asked for, in basis points of what was sent. */
export const noteAbove = {
  value: 100,
  source: houseRule('Two scales may differ by 1 % without a word'),
} as const

/** A line with its decision and what was handed over of it. */
export interface DecidedLine {
  readonly row: LineRow
  readonly cargo: CargoRow
  readonly asked: Decide['lines'][number]
  /** Place in the request. */
  readonly place: number
  readonly sentGrams: number
}

/** Reads a decision against what was sent; every fault is thrown together. */
export function readDecision(
  stepping: Stepping<Decide>,
  cargo: readonly CargoRow[],
): readonly DecidedLine[] {
  const { lines } = stepping
  const { lines: asked } = stepping.request
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
    faults.push(...faultsInLine(line), ...faultsInAcceptance(line, stepping))
    return [line]
  })
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return decided
}

function faultsInLine({ asked, place, sentGrams, row }: DecidedLine): Fault[] {
  const { acceptedGrams, refusedGrams, reason } = asked
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
  return faults
}

/**
 * What is wrong with what a receiver says it weighed, against what was sent and is not refused. The one place where bounds on
 * an acceptance are held: who decides is in `stepping.principal`, and who decided before in `stepping.steps`.
 */
function faultsInAcceptance(
  { asked: { acceptedGrams, refusedGrams, note }, place, sentGrams }: DecidedLine,
  _stepping: Stepping<Decide>,
): Fault[] {
  const gap = Math.abs(sentGrams - refusedGrams - acceptedGrams)
  if (refusedGrams > sentGrams || gap * 10_000 <= sentGrams * noteAbove.value) return []
  if (note !== undefined) return []
  const message = `Cannot pass over ${gap} g of ${sentGrams} g in silence: expected a note that explains it`
  return [{ pointer: `/lines/${place}/note`, message }]
}
