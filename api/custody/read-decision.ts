import type { Facts } from '../../domain/field.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { firstRefusal } from '../../workflows/first-refusal.ts'
import { isUnit } from '../../workflows/is-unit.ts'
import { type JudgedAcceptance, judgeAcceptance } from '../../workflows/judge-acceptance.ts'
import { trustedIn } from '../../workflows/judge-weighing.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { RefusedError } from '../http/problem.ts'
import type { CargoRow, LineRow } from '../store/custody/hand-overs.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import type { Stepping } from './stepping.ts'

export type Decide = Extract<StepRequest, { step: 'decide' }>

/** A line with its decision and what was handed over of it. */
export interface DecidedLine {
  readonly row: LineRow
  readonly cargo: CargoRow
  readonly asked: Decide['lines'][number]
  /** Place in the request. */
  readonly place: number
  readonly sentGrams: number
  /** What the bounds say of it. */
  readonly judged: JudgedAcceptance
}

/** What a decision is read against besides what was sent. */
export interface Reading {
  readonly stream: LoadedStream | undefined
  /** Whether a second person who may supervise says the same. */
  readonly isAgreed: boolean
}

/** Reads a decision against what was sent; every fault is thrown together. */
export function readDecision(
  stepping: Stepping<Decide>,
  cargo: readonly CargoRow[],
  reading: Reading,
): readonly DecidedLine[] {
  const { lines } = stepping
  const { lines: asked } = stepping.request
  const faults: Fault[] = []
  const places = new Map(asked.map(({ line }, place) => [line, place]))
  const twice = asked.filter(({ line }, place) => places.get(line) !== place)
  for (const line of new Set(twice.map((one) => one.line))) {
    faults.push(faultOf('/lines', 'line_decided_twice', { line }))
  }
  for (const [line, place] of places) {
    if (lines.some((row) => row.line === line)) continue
    const values = { line, count: lines.length }
    faults.push(faultOf(`/lines/${place}/line`, 'line_unknown', values))
  }
  const decided = lines.flatMap((row): DecidedLine[] => {
    const place = places.get(row.line)
    const one = place === undefined ? undefined : asked[place]
    const sent = cargo.find(({ line }) => line === row.line)
    if (place === undefined || one === undefined || sent === undefined) {
      faults.push(faultOf('/lines', 'line_undecided', { line: row.line, batch: row.code }))
      return []
    }
    const line = { row, cargo: sent, asked: one, place, sentGrams: row.sent_grams ?? 0 }
    faults.push(...faultsInLine(line))
    return [{ ...line, judged: judgedLine(line, reading) }]
  })
  const refused = firstRefusal([
    ['invalid', [...faults, ...decided.flatMap(({ judged }) => judged.invalid)]],
    ['mass_unbalanced', decided.flatMap(({ judged }) => judged.beyond)],
    ['second_person_needed', decided.flatMap(({ judged }) => judged.unsigned)],
  ])
  if (refused !== undefined) throw new RefusedError(refused)
  return decided
}

type Line = Omit<DecidedLine, 'judged'>

/** The one place where bounds on an acceptance are held, with pointers into the request. */
function judgedLine(
  { row, cargo, asked, place, sentGrams }: Line,
  { stream, isAgreed }: Reading,
): JudgedAcceptance {
  const { acceptedGrams, refusedGrams, note } = asked
  const trusted = trustedIn(cargo.context as Facts)
  const { invalid, beyond, unsigned, ...rest } = judgeAcceptance({
    batch: row.code,
    isUnit: isUnit(stream, row.kind),
    sentGrams,
    acceptedGrams,
    refusedGrams,
    note,
    trusted,
    isAgreed,
  })
  const placed = (faults: readonly Fault[]) =>
    faults.map((fault) => ({ ...fault, pointer: `/lines/${place}${fault.pointer}` }))
  return { ...rest, invalid: placed(invalid), beyond: placed(beyond), unsigned: placed(unsigned) }
}

function faultsInLine({ asked, place, sentGrams, row }: Line): Fault[] {
  const { acceptedGrams, refusedGrams, reason } = asked
  const at = (field: string) => `/lines/${place}/${field}`
  const { code: batch } = row
  const faults: Fault[] = []
  if (refusedGrams > sentGrams) {
    const values = { batch, grams: refusedGrams, sent: sentGrams }
    return [faultOf(at('refusedGrams'), 'refused_above_sent', values)]
  }
  if (acceptedGrams > 0 && refusedGrams === sentGrams) {
    faults.push(faultOf(at('acceptedGrams'), 'accepted_though_refused', { batch }))
  }
  if (acceptedGrams === 0 && refusedGrams < sentGrams) {
    const values = { batch, grams: sentGrams - refusedGrams }
    faults.push(faultOf(at('refusedGrams'), 'goods_unaccounted', values))
  }
  if (refusedGrams > 0 && reason === undefined) {
    faults.push(faultOf(at('reason'), 'refused_without_reason', { batch }))
  }
  return faults
}
