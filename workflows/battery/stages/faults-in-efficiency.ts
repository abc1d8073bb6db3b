import { type Fault, faultOf } from '../../../domain/refusal.ts'
import type { LotBook } from './lot-book.ts'

/** Output, of mass or of an element, that is more than came in with the batteries: an efficiency never passes 100 %. */
export function faultsInEfficiency(book: LotBook, pointer: string): readonly Fault[] {
  const certified = Object.values(book.intermediates)
  const grams = certified.reduce((sum, { certifiedGrams }) => sum + certifiedGrams, 0)
  const counted = book.countedGrams - (book.reagentGrams ?? 0) + grams
  const faults: Fault[] = []
  if (counted > book.inputGrams) {
    const values = { what: 'mass', counted: `${counted} g`, input: `${book.inputGrams} g` }
    faults.push(faultOf(pointer, 'efficiency_above_whole', values))
  }
  for (const [name, input] of Object.entries(book.inputMilligrams)) {
    const own = certified.reduce((sum, one) => sum + (one.certifiedMilligrams[name] ?? 0), 0)
    const out = (book.countedMilligrams[name] ?? 0) + own
    if (out <= input) continue
    const values = { what: name, counted: `${out} mg`, input: `${input} mg` }
    faults.push(faultOf(pointer, 'efficiency_above_whole', values))
  }
  return faults
}
