import type { Content } from '../../../domain/event.ts'
import type { Fraction } from '../rates.ts'
import { elements, type Intermediate, type LotBook } from './lot-book.ts'

/** The book as the fractions that the rates are computed from. */
export function fractionsOf(book: LotBook): Fraction[] {
  const output = {
    kind: 'output',
    endOfWaste: true,
    substitutesPrimary: true,
    destination: 'named on each fraction',
  } as const
  const { excluded = [] } = book
  const sums = excluded.reduce(
    (sum, one) => ({
      inputGrams: sum.inputGrams + one.inputGrams,
      outputGrams: sum.outputGrams + one.outputGrams,
    }),
    { inputGrams: 0, outputGrams: 0 },
  )
  // Where nothing that came in holds lead, nobody has to look for it in what comes out.
  const isWithoutLead = (book.inputMilligrams[lead] ?? 0) === 0
  const weigh = (grams: number, content: Content) =>
    weighed(grams, isWithoutLead ? { [lead]: 0, ...content } : content)
  const assayed = Object.keys(elements).filter((name) => !book.unassayed.includes(name))
  const zeros = Object.fromEntries(assayed.map((name) => [name, 0]))
  return [
    { kind: 'input', ...weigh(book.inputGrams - sums.inputGrams, book.inputMilligrams) },
    { kind: 'addition', ...weighed(book.additionGrams ?? 0, {}) },
    {
      ...output,
      ...weigh(book.countedGrams - sums.outputGrams, book.countedMilligrams),
      reagentGrams: book.reagentGrams ?? 0,
    },
    // A fraction of 0 g that lacks the elements nobody looked for: the sum must not pass as complete.
    ...(book.countedGrams > 0 ? [{ ...output, ...weigh(0, zeros) }] : []),
    ...excluded.flatMap(({ substance, inputGrams, outputGrams }): Fraction[] => [
      { kind: 'input', ...nothingIn(inputGrams), excludedByRecycler: substance },
      { ...output, ...nothingIn(outputGrams), excludedByRecycler: substance },
    ]),
    { kind: 'loss', reason: 'named on each loss', ...weighed(lostIn(book), {}) },
    ...Object.values(book.intermediates).map((one) => intermediateFraction(one, weigh)),
  ]
}

function lostIn({ lossGrams, missedGrams = 0 }: LotBook): number {
  return lossGrams + missedGrams
}

/** Of the elements the one that no chemistry here holds. */
const lead = 'element:Pb'

function intermediateFraction(one: Intermediate, weigh: typeof weighed): Fraction {
  const { massGrams, milligrams, reagentGrams = 0 } = one
  const own = { ...weigh(massGrams, milligrams), reagentGrams }
  const fraction = { kind: 'intermediate', ...own } as const
  if (one.certificate === '') return fraction
  return {
    ...fraction,
    certified: {
      certificateId: one.certificate,
      ...weigh(one.certifiedGrams, one.certifiedMilligrams),
    },
  }
}

/** A mass of one substance holds none of the elements that are tested. */
function nothingIn(massGrams: number) {
  return weighed(massGrams, Object.fromEntries(Object.keys(elements).map((name) => [name, 0])))
}

function weighed(massGrams: number, content: Content) {
  const elementMilligrams: Partial<Record<(typeof elements)[string], number>> = {}
  for (const [name, amount] of Object.entries(content)) {
    const element = elements[name]
    if (element !== undefined) elementMilligrams[element] = amount
  }
  return { massGrams, elementMilligrams }
}
