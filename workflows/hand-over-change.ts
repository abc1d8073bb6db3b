import { type Fault, faultOf } from '../domain/refusal.ts'
import type { CorrectionReason } from './correction.ts'
import type { Cargo, HandOverLine } from './hand-over-papers.ts'
import { isUnit } from './is-unit.ts'
import {
  type AgreedChange,
  type JudgedCorrection,
  judgeAccepted,
  judgeSent,
} from './judge-correction.ts'
import { judgeWrittenMass } from './judge-written-mass.ts'
import type { LoadedStream } from './streams.ts'

/** What one side says of a line. */
export interface ChangeAsked {
  readonly line: number
  readonly reason: CorrectionReason
  readonly sentGrams?: number | undefined
  readonly acceptedGrams?: number | undefined
}

/** Grams as both sides have them now, and as they would be. */
export interface Grams {
  readonly before: number
  readonly after: number
}

/** What a change of a line is held against beside the line. */
interface KnownOfChange {
  /** What both sides agreed on before, oldest first. */
  readonly agreed: readonly (AgreedChange & { readonly line: number })[]
  readonly stream: LoadedStream | undefined
}

/** What becomes of a line's grams. */
export interface Change {
  readonly reason: CorrectionReason
  readonly sent: Grams
  readonly accepted: Grams
}

/** With another quantity as much less or more was accepted as was sent, unless it is told. */
export function changeOf(
  { sentGrams, acceptedGrams }: HandOverLine,
  { reason, ...asked }: ChangeAsked,
): Change {
  const after = asked.sentGrams ?? sentGrams
  const follows = reason === 'quantity_wrong' ? after - sentGrams : 0
  const accepted = asked.acceptedGrams ?? acceptedGrams + follows
  return {
    reason,
    sent: { before: sentGrams, after },
    accepted: { before: acceptedGrams, after: accepted },
  }
}

/** What is wrong with a line in itself, then by the bounds of its mass, as far as there is a mass to be judged. */
export function judgeChange(
  row: HandOverLine,
  changed: Change & { readonly place: number; readonly note: string; readonly cargo: Cargo },
  { stream, agreed }: KnownOfChange,
): JudgedCorrection {
  const { reason, sent, accepted, place, note } = changed
  const faults = faultsInChange(row, changed)
  if (faults.some(({ pointer }) => !pointer.endsWith('/acceptedGrams'))) {
    return { invalid: faults, beyond: [] }
  }
  const line = {
    batch: row.code,
    isUnit: isUnit(stream, row.kind),
    reason,
    note,
    offeredGrams: row.offeredGrams,
    nowGrams: sent.before,
    sentGrams: sent.after,
    acceptedGrams: accepted.after,
    refusedGrams: row.refusedGrams,
    agreed: agreed.filter((one) => one.line === row.line),
  }
  const ofSent = judgeSent(line)
  const isSound = faults.length + ofSent.invalid.length + ofSent.beyond.length === 0
  const ofAccepted = isSound ? judgeAccepted(line) : { invalid: [], beyond: [] }
  const ofWritten = isSound ? faultsInWritten(row, changed, stream) : []
  const placed = (found: readonly Fault[]) =>
    found.map((fault) => ({ ...fault, pointer: `/lines/${place}${fault.pointer}` }))
  return {
    invalid: [...faults, ...placed([...ofSent.invalid, ...ofAccepted.invalid])],
    beyond: placed([...ofSent.beyond, ...ofAccepted.beyond, ...ofWritten]),
  }
}

/** What is written of the batch holds its mass, on both sides. */
function faultsInWritten(
  { code: batch, kind }: HandOverLine,
  { sent, accepted, cargo }: Change & { readonly cargo: Cargo },
  stream: LoadedStream | undefined,
): readonly Fault[] {
  const weighable = (massGrams: number) => ({ batch, massGrams, facts: cargo.context, kind })
  return Object.entries({ sentGrams: sent, acceptedGrams: accepted }).flatMap(
    ([field, grams]) =>
      judgeWrittenMass(stream, {
        pointer: `/${field}`,
        before: weighable(grams.before),
        after: weighable(grams.after),
      }).beyond,
  )
}

function faultsInChange(
  { code: batch, refusedGrams: refused, isTakenOver }: HandOverLine,
  { place, reason, sent, accepted }: Change & { readonly place: number },
): readonly Fault[] {
  const at = (field: string) => `/lines/${place}/${field}`
  if (!isTakenOver) return [faultOf(at('line'), 'corrected_line_refused', { batch })]
  const faults: Fault[] = []
  const isSameSent = sent.after === sent.before
  const came = sent.after - refused
  if (isSameSent && accepted.after === accepted.before) {
    const values = { sent: sent.before, accepted: accepted.before }
    faults.push(faultOf(at('line'), 'corrected_to_same', values))
  }
  if (came < 0) {
    const values = { batch, refused, grams: sent.after }
    faults.push(faultOf(at('sentGrams'), 'corrected_below_refused', values))
  }
  if (accepted.after < 0) {
    faults.push(faultOf(at('acceptedGrams'), 'corrected_accepted_negative', { batch }))
  }
  if (reason === 'quantity_wrong' && isSameSent) {
    faults.push(faultOf(at('sentGrams'), 'corrected_quantity_same'))
  }
  if (came === 0 && accepted.after !== 0) {
    faults.push(faultOf(at('acceptedGrams'), 'corrected_nothing_came', { batch }))
  }
  if (came > 0 && accepted.after === 0) {
    faults.push(faultOf(at('acceptedGrams'), 'corrected_unaccounted', { batch, grams: came }))
  }
  if (came === 0 && reason === 'mass_wrong') {
    const values = { batch, reason: 'quantity_wrong' }
    faults.push(faultOf(at('reason'), 'corrected_weighed_nothing', values))
  }
  return faults
}
