import type { Fault } from '../../../domain/refusal.ts'
import type { Quantity } from '../../../workflows/textile/spectra/spectrum.ts'
import { faultsInValues } from '../../../workflows/textile/spectra/spectrum.ts'
import { quoted } from '../../capture/files/read-cell.ts'

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
    const right = text.includes(',') ? 'a decimal point and no comma' : 'a number, none left out'
    const message = `Cannot read ${quoted(text)}: expected ${right}`
    return [{ pointer: `/${row}/${columns[at]}`, message }]
  })
  const values = places.map((place) => Number(cells[place] ?? ''))
  if (unread.length > 0) return { values, wrong: unread }
  const wrong = faultsInValues({ wavenumbers, values, quantity }).map(({ at, message }) => ({
    pointer: at === undefined ? `/${row}` : `/${row}/${columns[at]}`,
    message,
  }))
  return { values, wrong }
}
