import { apportion } from '../../../domain/apportion.ts'
import type { BatchState, Content } from '../../../domain/event.ts'
import { wholesIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import { type TrustedMass, trustedGrams } from '../../../domain/mass-bounds.ts'
import { trustedMassField } from '../../weighing-stage.ts'
import { bookIn, type LotBook, openBook } from './lot-book.ts'

/** What one process takes from a lot. */
export interface Drawn {
  readonly grams: number
  /** Milligrams inside; its share of what the lot holds where nobody says. */
  readonly content?: Content | undefined
}

/**
 * The book of a lot with its input as the ledger has it: what was worked here and what is left. A part that left with a
 * hand-over is in the book of whoever works it, what came with one begins a book of its own, and what a scale missed stays in
 * the input, so that no weighing raises a rate by itself. Undefined for what is no lot.
 */
export function bookOfInput(lot: BatchState, drawn: Drawn): LotBook | undefined {
  const book = ownBook(lot)
  if (book === undefined) return undefined
  const { massGrams = 0, content, context } = lot
  const trusted = trustedIn(context)
  const { workedGrams = Math.max(0, book.inputGrams - massGrams) } = book
  const { workedMilligrams = summed(book.inputMilligrams, content, -1) } = book
  const taken = drawn.content ?? shareOf(content, drawn.grams, massGrams)
  const answered = answeredGrams(drawn.grams, trusted)
  const worked = workedGrams + answered
  const leftGrams = massGrams - drawn.grams
  return {
    ...book,
    of: lot.batch,
    workedGrams: worked,
    workedMilligrams: summed(workedMilligrams, taken, 1),
    inputGrams: worked + answeredGrams(leftGrams, trusted),
    inputMilligrams: summed(noneOf(book.inputMilligrams), summed(workedMilligrams, content, 1), 1),
    missedGrams: (book.missedGrams ?? 0) + answered - drawn.grams,
  }
}

function ownBook(lot: BatchState): LotBook | undefined {
  const book = bookIn(lot.context)
  if (book?.of === undefined || book.of === lot.batch) return book
  return openBook(lot)
}

/** Grams that somebody answers for: never fewer than there are, so that a scale that found more counts as well. */
function answeredGrams(massGrams: number, trusted: TrustedMass | undefined): number {
  return Math.max(massGrams, trustedGrams({ massGrams, trusted }))
}

function trustedIn(context: Facts): TrustedMass | undefined {
  const { grams, ofGrams } = wholesIn(context, trustedMassField.name) ?? {}
  return grams === undefined || ofGrams === undefined ? undefined : { grams, ofGrams }
}

/** Unlike the ledger a book keeps a name of which there is nothing: it was looked for. */
function summed(one: Content, other: Content, sign: 1 | -1): Content {
  const sums: Record<string, number> = { ...one }
  for (const [name, amount] of Object.entries(other)) {
    sums[name] = Math.max(0, (sums[name] ?? 0) + sign * amount)
  }
  return sums
}

function noneOf(content: Content): Content {
  return Object.fromEntries(Object.keys(content).map((name) => [name, 0]))
}

function shareOf(content: Content, drawn: number, of: number): Content {
  const shares: Record<string, number> = {}
  for (const [name, amount] of Object.entries(content)) {
    const [share = 0] = apportion(amount, [drawn, of - drawn])
    shares[name] = share
  }
  return shares
}
