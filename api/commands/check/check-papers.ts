import type { FaultName } from '../../../domain/phrases.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { type StatedLine, statementOf } from '../../custody/statement.ts'
import type { CheckedHandOver, CheckedStep } from '../../store/check/checked-hand-overs.ts'
import type { CorrectionLineRow, CorrectionRow } from '../../store/custody/hand-over-corrections.ts'
import type { CargoRow, LineRow } from '../../store/custody/hand-overs.ts'
import { type BookedEvent, bookedOf, dispatchedGrams } from './custody-books.ts'
import { compareColumns, type Findings, note, type Told } from './findings.ts'

/** One hand-over's papers, with the events of both sides that name it or that its steps made. */
export interface PapersAndBooks {
  readonly handOver: CheckedHandOver
  readonly lines: readonly LineRow[]
  readonly cargo: readonly CargoRow[]
  readonly steps: readonly CheckedStep[]
  readonly corrections: readonly CorrectionRow[]
  readonly correctionLines: readonly CorrectionLineRow[]
  readonly booked: readonly BookedEvent[]
  /** Grams drawn for it from export permits. */
  readonly drawnGrams: number
  readonly stream: LoadedStream | undefined
}

/** Compares what the papers of a hand-over say, line by line, with the books of both sides, and with what was signed. */
export function checkPapers(findings: Findings, all: PapersAndBooks): void {
  for (const line of all.lines) {
    checkLine(findings, line, all)
    checkStated(findings, line, all)
  }
  checkCorrections(findings, all)
  checkPermit(findings, all)
}

function checkLine(findings: Findings, line: LineRow, { handOver, booked }: PapersAndBooks): void {
  const sent = line.corrected_sent_grams ?? line.sent_grams ?? 0
  const accepted = line.corrected_accepted_grams ?? line.accepted_grams ?? 0
  const isTaken = (line.accepted_grams ?? 0) > 0
  const books = bookedOf(line, booked)
  compareColumns(
    findings,
    { table: 'hand_over_line', key: keyOf(handOver, line) },
    {
      expected: {
        sent_grams: gramsThere('check_grams_out', books.sent),
        'sent and not refused': gramsThere('check_grams_into', books.came),
        accepted_grams: gramsThere('check_grams_on', books.accepted),
        returned_grams: gramsThere('check_grams_back', books.returned),
      },
      found: {
        sent_grams: gramsThere('check_grams_out', sent),
        'sent and not refused': gramsThere(
          'check_grams_into',
          isTaken ? sent - (line.refused_grams ?? 0) : 0,
        ),
        accepted_grams: gramsThere('check_grams_on', accepted),
        returned_grams: gramsThere('check_grams_back', line.returned_grams ?? 0),
      },
    },
  )
}

function gramsThere(says: FaultName, grams: number): Told {
  return { says, values: { grams } }
}

/** The line's figures against the steps that were signed: the decision, and the last correction that was agreed. */
function checkStated(
  findings: Findings,
  line: LineRow,
  { handOver, steps, corrections }: PapersAndBooks,
): void {
  const stated = (list: readonly StatedLine[] | undefined) =>
    list?.find((one) => one.line === line.line)
  const decision = steps.find(({ kind }) => kind === 'decide')
  const decided = decision && stated(statementOf(decision)?.request.lines)
  const where = { table: 'hand_over_line', key: keyOf(handOver, line) }
  compareColumns(findings, where, {
    expected: {
      'accepted_grams as signed': decided && String(decided.acceptedGrams),
      'refused_grams as signed': decided && String(decided.refusedGrams ?? 0),
    },
    found: {
      'accepted_grams as signed': line.accepted_grams?.toString(),
      'refused_grams as signed': line.refused_grams?.toString(),
    },
  })
  const agreed = corrections.filter(({ state }) => state === 'consented')
  const isAgreed = (step: CheckedStep) => agreed.some(({ id }) => id === step.id)
  const last = steps
    .filter((step) => step.kind === 'correct_propose' && isAgreed(step))
    .flatMap((step) => stated(statementOf(step)?.request.lines) ?? [])
    .at(-1)
  if (last?.sentGrams !== undefined) {
    compareColumns(findings, where, {
      expected: { 'corrected_sent_grams as agreed': String(last.sentGrams) },
      found: { 'corrected_sent_grams as agreed': line.corrected_sent_grams?.toString() },
    })
  }
  if (last?.acceptedGrams !== undefined) {
    compareColumns(findings, where, {
      expected: { 'corrected_accepted_grams as agreed': String(last.acceptedGrams) },
      found: { 'corrected_accepted_grams as agreed': line.corrected_accepted_grams?.toString() },
    })
  }
}

const ends: Readonly<Record<string, string>> = {
  correct_consent: 'consented',
  correct_decline: 'declined',
  correct_withdraw: 'withdrawn',
}

/** A correction stands where its steps left it; without an answer it waits or has expired. */
function checkCorrections(findings: Findings, { handOver, steps, corrections }: PapersAndBooks) {
  for (const { id, state } of corrections) {
    const answers = steps.filter(
      (step) => statementOf(step)?.request.correction?.toLowerCase() === id,
    )
    const [answer, second] = answers
    const expected = answer === undefined ? undefined : ends[answer.kind]
    const where = {
      table: 'hand_over_correction',
      key: `hand-over ${handOver.id}, correction ${id}`,
    }
    if (second !== undefined) {
      const found: Told = {
        says: 'check_answers',
        values: { steps: answers.map(({ step }) => String(step)) },
      }
      note(findings, { ...where, column: 'steps', expected: { says: 'check_one_answer' }, found })
    }
    if (state === expected) continue
    if (expected === undefined && (state === 'proposed' || state === 'expired')) continue
    note(findings, {
      ...where,
      column: 'state',
      expected: expected ?? { says: 'check_no_end' },
      found: state,
    })
  }
}

/** What left on an export permit is drawn from one, to the gram, and nothing else is. */
function checkPermit(
  findings: Findings,
  { handOver, booked, drawnGrams, stream }: PapersAndBooks,
): void {
  const field = stream?.custody.permitField
  const papers = handOver.papers as unknown as Readonly<Record<string, unknown>>
  const permit = field === undefined ? undefined : papers[field]
  const expected = typeof permit === 'string' ? dispatchedGrams(booked) : 0
  if (expected === drawnGrams) return
  note(findings, {
    table: 'export_permit_draw',
    key: `hand-over ${handOver.id}, permit "${permit}"`,
    column: 'grams',
    expected: { says: 'check_permit_drawn', values: { grams: expected } },
    found: { says: 'check_drawn', values: { grams: drawnGrams } },
  })
}

function keyOf({ id }: CheckedHandOver, { line, code }: LineRow): string {
  return `hand-over ${id}, line ${line} ("${code}")`
}
