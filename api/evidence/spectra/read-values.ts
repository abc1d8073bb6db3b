import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { faultsInValues, type Quantity } from '../../../workflows/textile/spectra/spectrum.ts'

/** Which columns hold the values, at which wavenumbers, and what they are. */
export interface Measured {
  readonly quantity: Quantity
  readonly places: readonly number[]
  readonly columns: readonly string[]
  readonly wavenumbers: readonly number[]
}

const number = /^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d{1,2})?$/i

/** The values of a row, or what is wrong with each. */
export function readValues(
  cells: readonly string[],
  { row, measured }: { readonly row: number; readonly measured: Measured },
): { readonly values: readonly number[]; readonly wrong: readonly Fault[] } {
  const { places, columns, wavenumbers, quantity } = measured
  const unread = places.flatMap((place, at): Fault[] => {
    const text = cells[place] ?? ''
    if (number.test(text)) return []
    const says = text.includes(',') ? 'spectra_number_with_comma' : 'spectra_number_unreadable'
    return [faultOf(`/${row}/${columns[at]}`, says, { given: asGiven(text) })]
  })
  const values = places.map((place) => Number(cells[place] ?? ''))
  if (unread.length > 0) return { values, wrong: unread }
  const wrong = faultsInValues({ wavenumbers, values, quantity }).map((fault) => {
    const { at, says, values } = fault
    return faultOf(at === undefined ? `/${row}` : `/${row}/${columns[at]}`, says, values)
  })
  return { values, wrong }
}

/** What was typed, no longer than a message bears. */
export function asGiven(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
