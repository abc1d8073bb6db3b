import type { CreditCell, CreditMovement } from '../claim/reconcile.ts'
import { sumOf } from '../sum.ts'
import type { ClaimBooks } from './claim-books.ts'
import type { CreditDraw, CreditLine } from './claim-lines.ts'
import { dayBegins } from './period.ts'
import type { Process } from './processes.ts'
import type { ReconciliationLine } from './report-lines.ts'

/** What happened to one credit: a sum at a time, in milliseconds since 1970. */
interface Happened {
  readonly movement: CreditMovement
  readonly standard: string | null
  readonly time: number
  readonly grams: number
}

/** Sums of what happened to the credits of an organisation before and within a period, and what they hold when it ends; see docs/recompute.md. */
export function creditCells(
  { organisation, from, to, timeZone, asOf }: ReconciliationLine,
  books: ClaimBooks,
  processes: ReadonlyMap<string, Process>,
): readonly CreditCell[] {
  const start = Date.parse(dayBegins(from, timeZone))
  const end = Date.parse(dayBegins(to, timeZone))
  const finish = asOf === null ? end : Math.min(end, Date.parse(asOf) + 1)
  const draws = Map.groupBy(books.creditDraws, ({ credit }) => credit)
  return [...books.credits.values()].flatMap((credit) => {
    const process = processes.get(credit.event)
    if (credit.organisation !== organisation || process === undefined) return []
    const happened = lifeOf(credit, { draws: draws.get(credit.credit) ?? [], process, books })
    const within = happened.filter(({ time }) => time < finish)
    const pool = {
      facility: process.facility,
      material: credit.material,
      class: credit.class,
    }
    const kept = sumOf(within, ({ movement, grams }) => signs[movement] * grams)
    return [
      ...within.map(
        ({ movement, standard, time, grams }): CreditCell =>
          Object.assign({ movement, standard, before: time < start, grams }, pool),
      ),
      Object.assign(
        { movement: 'kept', standard: null, before: false, grams: kept } as const,
        pool,
      ),
    ]
  })
}

/** Which way each goes. */
const signs: Readonly<Record<CreditMovement, -1 | 0 | 1>> = {
  input: 1,
  by_product: 1,
  process_loss: -1,
  taken_back: -1,
  claimed: -1,
  carried_on: -1,
  kept: 0,
}

interface Life {
  readonly draws: readonly CreditDraw[]
  readonly process: Process
  readonly books: ClaimBooks
}

function lifeOf(credit: CreditLine, { draws, process, books }: Life): readonly Happened[] {
  const given = Date.parse(credit.given)
  const drawn = draws.map((draw) => drawnAs(draw, credit, books))
  return [...gaveOf(credit, given), ...drawn, ...endOf(credit, { drawn, process, given })]
}

function gaveOf(credit: CreditLine, time: number): readonly Happened[] {
  const { loss, recycledInputGrams, claimableGrams } = credit
  const standard = null
  if (loss !== undefined) return [{ movement: 'by_product', standard, time, grams: claimableGrams }]
  // A credit of more than went in was named as such, and lost nothing.
  const grams = Math.max(0, recycledInputGrams - claimableGrams)
  return [
    { movement: 'input', standard, time, grams: recycledInputGrams },
    { movement: 'process_loss', standard, time, grams },
  ]
}

/** Clocks of several processes differ: nothing counts before the credit it touches. */
function drawnAs(
  { claim: claimId, into: intoId, grams, writtenOff }: CreditDraw,
  credit: CreditLine,
  { claims, credits }: ClaimBooks,
): Happened {
  const claim = claims.get(claimId ?? '')
  const into = credits.get(intoId ?? '')
  const isOver = grams < 0 || writtenOff
  const over = isOver ? (claim?.ended?.time ?? credit.ended?.time) : undefined
  const times = [credit.given, claim?.made, into?.given, over]
  const time = Math.max(...times.map((one) => Date.parse(one ?? credit.given)))
  if (writtenOff) return { movement: 'taken_back', standard: null, time, grams }
  if (claim === undefined) return { movement: 'carried_on', standard: null, time, grams }
  return { movement: 'claimed', standard: `${claim.standard} ${claim.version}`, time, grams }
}

/** What no draw had taken as the process was taken back: what is written off or given back later had gone by then. */
function endOf(
  { claimableGrams }: CreditLine,
  {
    drawn,
    process: { takenBack },
    given,
  }: {
    readonly drawn: readonly Happened[]
    readonly process: Process
    readonly given: number
  },
): readonly Happened[] {
  if (takenBack === undefined) return []
  const goneAt = (time: number, grams: number): Happened => {
    return { movement: 'taken_back', standard: null, time, grams }
  }
  const isTaking = ({ movement, grams }: Happened) => movement !== 'taken_back' && grams > 0
  const end = drawn
    .filter(isTaking)
    .reduce((latest, { time }) => Math.max(latest, time), Math.max(given, Date.parse(takenBack)))
  return [
    goneAt(end, claimableGrams),
    ...drawn.map(({ time, grams }) => goneAt(Math.max(end, time), -grams)),
  ]
}
