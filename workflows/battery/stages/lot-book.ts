import type { Content } from '../../../domain/event.ts'
import type { Facts } from '../../../domain/field.ts'
import type { TrustedMass } from '../../../domain/mass-bounds.ts'
import type { OutputSituation } from '../../output-situation.ts'
import type { Exclusion } from '../exclusions.ts'

/**
 * What a recycling lot has to show for itself, carried on it from process to process: grams and, by `element:…`,
 * milligrams. `unassayed` names the elements that some counted output was not assayed for.
 */
export type LotBook = {
  readonly inputGrams: number
  readonly inputMilligrams: Content
  readonly countedGrams: number
  readonly countedMilligrams: Content
  readonly unassayed: readonly string[]
  readonly lossGrams: number
  /** Reagents that joined on the way; absent in books from before they were kept. */
  readonly additionGrams?: number
  /** Of the counted grams, what came of reagents and not of batteries. */
  readonly reagentGrams?: number
  /** The batch whose processes are in here: what was taken over with a book begins one of its own. */
  readonly of?: string
  /** Of the input, what has gone into processes here; absent in books from before a lot could leave in parts. */
  readonly workedGrams?: number
  readonly workedMilligrams?: Content
  /** What of its mass was trusted when it was formed; the mass itself where absent. */
  readonly formedTrust?: { readonly grams: number; readonly ofGrams: number }
  /** What a scale found less in the lot than its input: the ledger has it as a difference, and it raises no rate. */
  readonly missedGrams?: number
  readonly intermediates: Readonly<Record<string, Intermediate>>
  /** What its recycler leaves out of the efficiency. */
  readonly excluded?: readonly Exclusion[]
}

/** A fraction on its way to another process; `certificate` is empty until the next recycler has answered. */
export type Intermediate = {
  readonly massGrams: number
  /** Of it, what came of reagents. */
  readonly reagentGrams?: number
  readonly milligrams: Content
  readonly certificate: string
  readonly certifiedGrams: number
  readonly certifiedMilligrams: Content
}

/** The book of a lot of which nothing is worked yet. */
export function openBook(
  { massGrams = 0, content = {} }: Held,
  formedTrust: TrustedMass | undefined,
): LotBook {
  return {
    ...(formedTrust === undefined ? {} : { formedTrust: { ...formedTrust } }),
    inputGrams: massGrams,
    inputMilligrams: content,
    countedGrams: 0,
    countedMilligrams: {},
    unassayed: [],
    lossGrams: 0,
    workedGrams: 0,
    workedMilligrams: {},
    intermediates: {},
  }
}

/** The book that a lot carries; only this stream's own decisions ever wrote it. */
export function bookIn(context: Facts): LotBook | undefined {
  return context.lotBook as LotBook | undefined
}

/** The part of a batch state or of an output that a book is opened from. */
interface Held {
  readonly massGrams?: number
  readonly content?: Content
}

/** What a process did beside its fractions. */
interface Entered {
  readonly lossGrams: number
  readonly additionGrams: number
  /** Grams of reagents in the counted fractions together, and in each intermediate by code. */
  readonly reagents: { readonly counted: number; readonly of: Readonly<Record<string, number>> }
}

/** The book after one process. */
export function entered(
  book: LotBook,
  outputs: readonly OutputSituation[],
  { lossGrams, additionGrams, reagents }: Entered,
): LotBook {
  let after: LotBook = {
    ...book,
    lossGrams: book.lossGrams + lossGrams,
    additionGrams: (book.additionGrams ?? 0) + additionGrams,
    reagentGrams: (book.reagentGrams ?? 0) + reagents.counted,
  }
  for (const { code, massGrams = 0, content = {}, facts } of outputs) {
    if (facts.fraction === 'output') {
      const unassayed = Object.keys(elements).filter((name) => content[name] === undefined)
      after = {
        ...after,
        countedGrams: after.countedGrams + massGrams,
        countedMilligrams: sumOf(after.countedMilligrams, content),
        unassayed: [...new Set([...after.unassayed, ...unassayed])].sort(),
      }
      continue
    }
    const blank = { certificate: '', certifiedGrams: 0, certifiedMilligrams: {} }
    const reagentGrams = reagents.of[code] ?? 0
    const own = reagentGrams === 0 ? {} : { reagentGrams }
    const intermediate = { massGrams, milligrams: content, ...own, ...blank }
    after = { ...after, intermediates: { ...after.intermediates, [code]: intermediate } }
  }
  return after
}

/** Codes of the intermediates that no next recycler has certified yet. */
export function uncertifiedIn({ intermediates }: LotBook): string[] {
  return Object.entries(intermediates)
    .filter(([, { certificate }]) => certificate === '')
    .map(([code]) => code)
}

function sumOf(a: Content, b: Content): Content {
  const sums: Record<string, number> = { ...a }
  for (const [name, amount] of Object.entries(b)) sums[name] = (sums[name] ?? 0) + amount
  return sums
}

/** The elements that rates are tested by, by their names in the ledger. */
export const elements: Readonly<
  Record<string, 'nickel' | 'cobalt' | 'lithium' | 'copper' | 'lead'>
> = {
  'element:Ni': 'nickel',
  'element:Co': 'cobalt',
  'element:Li': 'lithium',
  'element:Cu': 'copper',
  'element:Pb': 'lead',
}
