import { apportion } from '../../../domain/apportion.ts'
import type { BatchState, Content } from '../../../domain/event.ts'
import type { TrustedMass } from '../../../domain/mass-bounds.ts'
import { trustedIn } from '../../judge-weighing.ts'
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
  const { formedTrust = itself } = book
  const trusted = trustedIn(context) ?? itself
  const { workedGrams = Math.max(0, book.inputGrams - massGrams) } = book
  const { workedMilligrams = summed(book.inputMilligrams, content, -1) } = book
  const taken = drawn.content ?? shareOf(content, drawn.grams, massGrams)
  const entered = inputGrams(drawn.grams, trusted, formedTrust)
  const worked = workedGrams + entered
  const leftGrams = massGrams - drawn.grams
  return {
    ...book,
    of: lot.batch,
    workedGrams: worked,
    workedMilligrams: summed(workedMilligrams, taken, 1),
    inputGrams: worked + inputGrams(leftGrams, trusted, formedTrust),
    inputMilligrams: summed(noneOf(book.inputMilligrams), summed(workedMilligrams, content, 1), 1),
    missedGrams: (book.missedGrams ?? 0) + entered - drawn.grams,
  }
}

function ownBook(lot: BatchState): LotBook | undefined {
  const book = bookIn(lot.context)
  if (book?.of === undefined || book.of === lot.batch) return book
  return openBook(lot, book.formedTrust)
}

/** Of a mass that is trusted as it stands. */
const itself: TrustedMass = { grams: 1, ofGrams: 1 }

/**
 * Grams of the input: of what the lot was formed with, and never fewer than there are, so that a scale that found more counts
 * as well. Half a gram rounds up.
 */
function inputGrams(massGrams: number, trusted: TrustedMass, formed: TrustedMass): number {
  const part = BigInt(massGrams) * BigInt(trusted.grams) * BigInt(formed.ofGrams)
  const whole = BigInt(trusted.ofGrams) * BigInt(formed.grams)
  if (whole === 0n) return massGrams
  return Math.max(massGrams, Number((part * 2n + whole) / (whole * 2n)))
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
