import type { Content } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { splitContent } from '../domain/fit-content.ts'
import { type Fault, faultOf, type Refusal } from '../domain/refusal.ts'
import { firstRefusal } from './first-refusal.ts'
import type { RefusalReason } from './hand-over.ts'
import type { Cargo, HandOverLine } from './hand-over-papers.ts'
import { isUnit } from './is-unit.ts'
import { type JudgedAcceptance, judgeAcceptance } from './judge-acceptance.ts'
import { trustedIn } from './judge-weighing.ts'
import { judgeWrittenMass } from './judge-written-mass.ts'
import type { LoadedStream } from './streams.ts'
import { withTrustedMass } from './weighing-stage.ts'

/** What a receiver says of a line. */
export interface LineDecision {
  readonly line: number
  readonly acceptedGrams: number
  readonly refusedGrams: number
  readonly reason?: RefusalReason | undefined
  readonly note?: string | undefined
  /** The receiver's own code for it; the sender's when absent. */
  readonly code?: string | undefined
}

/** What a decision is held against. */
export interface KnownOfGoods {
  readonly lines: readonly HandOverLine[]
  readonly cargo: readonly Cargo[]
  readonly stream: LoadedStream | undefined
  /** Whether a second person who may supervise says the same. */
  readonly isAgreed: boolean
}

/** A line with what becomes of it. */
export interface DecidedLine {
  readonly line: number
  readonly asked: LineDecision
  /** Place in the request. */
  readonly place: number
  /** What the receiver goes on from; undefined where nothing was accepted. */
  readonly taken?: TakenLine
}

interface TakenLine {
  readonly code: string
  /** What was sent and not refused: the sender's side of what is accepted. */
  readonly grams: number
  readonly state: string
  readonly context: Facts
  readonly content: Content
}

/** Decides what a receiver takes of what was sent: every line once, or the refusal with every fault. */
export function decideGoods(
  asked: readonly LineDecision[],
  known: KnownOfGoods,
): readonly DecidedLine[] | Refusal {
  const { lines, cargo } = known
  const places = new Map(asked.map(({ line }, place) => [line, place]))
  const faults: Fault[] = faultsInLines(asked, places, lines)
  const judged: JudgedAcceptance[] = []
  const decided = lines.flatMap((row): DecidedLine[] => {
    const place = places.get(row.line)
    const one = place === undefined ? undefined : asked[place]
    const sent = cargo.find(({ line }) => line === row.line)
    if (place === undefined || one === undefined || sent === undefined) {
      faults.push(faultOf('/lines', 'line_undecided', { line: row.line, batch: row.code }))
      return []
    }
    const line = { row, cargo: sent, asked: one, place }
    faults.push(...faultsInDecision(line))
    const answer = judgedLine(line, known)
    judged.push(answer)
    const told = { line: row.line, asked: one, place }
    return [one.acceptedGrams === 0 ? told : { ...told, taken: takenOf(line, answer) }]
  })
  const refused = firstRefusal([
    ['invalid', [...faults, ...judged.flatMap(({ invalid }) => invalid)]],
    ['mass_unbalanced', judged.flatMap(({ beyond }) => beyond)],
    ['second_person_needed', judged.flatMap(({ unsigned }) => unsigned)],
  ])
  return refused ?? decided
}

/** Lines that are named twice, or that are not there. */
function faultsInLines(
  asked: readonly LineDecision[],
  places: ReadonlyMap<number, number>,
  lines: readonly HandOverLine[],
): Fault[] {
  const twice = asked.filter(({ line }, place) => places.get(line) !== place)
  const unknown = [...places].filter(([line]) => !lines.some((row) => row.line === line))
  return [
    ...[...new Set(twice.map(({ line }) => line))].map((line) =>
      faultOf('/lines', 'line_decided_twice', { line }),
    ),
    ...unknown.map(([line, place]) =>
      faultOf(`/lines/${place}/line`, 'line_unknown', { line, count: lines.length }),
    ),
  ]
}

interface Line {
  readonly row: HandOverLine
  readonly cargo: Cargo
  readonly asked: LineDecision
  readonly place: number
}

/** The one place where bounds on an acceptance are held, with pointers into the request. */
function judgedLine(
  { row, cargo, asked, place }: Line,
  { stream, isAgreed }: KnownOfGoods,
): JudgedAcceptance {
  const { invalid, beyond, unsigned, ...rest } = judgeAcceptance({
    batch: row.code,
    isUnit: isUnit(stream, row.kind),
    sentGrams: row.sentGrams,
    acceptedGrams: asked.acceptedGrams,
    refusedGrams: asked.refusedGrams,
    note: asked.note,
    trusted: trustedIn(cargo.context),
    isAgreed,
  })
  const sent = { batch: row.code, facts: cargo.context, kind: row.kind }
  // A mass that is refused in itself is not told a second time that it does not fit.
  const isSound =
    invalid.length + beyond.length + faultsInDecision({ asked, place, row, cargo }).length === 0
  const written = judgeWrittenMass(isSound ? stream : {}, {
    pointer: '/acceptedGrams',
    before: { ...sent, massGrams: row.sentGrams },
    after: { ...sent, massGrams: asked.acceptedGrams },
  })
  const placed = (faults: readonly Fault[]) =>
    faults.map((fault) => ({ ...fault, pointer: `/lines/${place}${fault.pointer}` }))
  return {
    ...rest,
    invalid: placed(invalid),
    beyond: placed([...beyond, ...written.beyond]),
    unsigned: placed(unsigned),
  }
}

function faultsInDecision({ asked, place, row }: Line): readonly Fault[] {
  const { acceptedGrams, refusedGrams, reason } = asked
  const { code: batch, sentGrams: sent } = row
  const at = (field: string) => `/lines/${place}/${field}`
  if (refusedGrams > sent) {
    return [faultOf(at('refusedGrams'), 'refused_above_sent', { batch, grams: refusedGrams, sent })]
  }
  const faults: Fault[] = []
  if (acceptedGrams > 0 && refusedGrams === sent) {
    faults.push(faultOf(at('acceptedGrams'), 'accepted_though_refused', { batch }))
  }
  if (acceptedGrams === 0 && refusedGrams < sent) {
    const values = { batch, grams: sent - refusedGrams }
    faults.push(faultOf(at('refusedGrams'), 'goods_unaccounted', values))
  }
  if (refusedGrams > 0 && reason === undefined) {
    faults.push(faultOf(at('reason'), 'refused_without_reason', { batch }))
  }
  return faults
}

function takenOf({ row, cargo, asked }: Line, { trusted }: JudgedAcceptance): TakenLine {
  const grams = row.sentGrams - asked.refusedGrams
  return {
    code: asked.code ?? row.code,
    grams,
    state: cargo.leftState,
    // With the mass that the next weighing is held against.
    context: withTrustedMass(cargo.context, trusted),
    content: splitContent(cargo.content, [grams, asked.refusedGrams])[0],
  }
}

/** The day until which both sides keep a hand-over that is decided on a day, such as "2026-11-22". */
export function retainUntil(decided: string, stream: LoadedStream | undefined): string {
  const [year = 0, month = 1, day = 1] = decided.split('-').map(Number)
  const months = month - 1 + (stream?.custody.retentionMonths.value ?? 0)
  const until = new Date(Date.UTC(year, months, day))
  // A month without such a day ends on its last: 31 August and six months come to the end of February.
  if (until.getUTCDate() !== day) until.setUTCDate(0)
  return until.toISOString().slice(0, 10)
}
