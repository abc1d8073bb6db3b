import { fewFaults } from '../../../domain/few-faults.ts'
import { type Fault, faultOf, type RefusalCode } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import {
  faultsInValues,
  faultsInWavenumbers,
  type Quantity,
  type Spectrum,
} from '../../../workflows/textile/spectra/spectrum.ts'
import { readCsv } from '../../capture/files/read-csv.ts'

/** One row of a file of spectra: what it says beside its values, by column, and what was measured. */
export interface SpectrumRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  readonly spectrum: Spectrum
}

/** Most spectra of a file, and most values of all of them together: a library is tried within the time of a few scans. */
export const mostSpectra = 500
const mostValues = 500_000

/**
 * Reads spectra from a CSV with a column for each wavenumber: `t_1800` holds transmittance in percent at 1,800 cm-1,
 * `a_1800` absorbance. Gives the rows with every fault in them, for the caller to add its own; throws a RefusedError when
 * the header is wrong or there is too much.
 */
export async function readSpectra(
  file: string,
  columns: readonly string[],
): Promise<{ readonly rows: readonly SpectrumRow[]; readonly faults: Fault[] }> {
  const { header, rows } = await readCsv(file)
  const measured = readHeader(header, columns)
  const spectra: SpectrumRow[] = []
  const faults: Fault[] = []
  for await (const { row, cells, fault } of rows) {
    if (fault !== undefined) faults.push({ ...fault, pointer: `/${row}` })
    else {
      const { values, wrong } = readValues(cells, { row, measured })
      faults.push(...wrong)
      const { wavenumbers, quantity } = measured
      const spectrum = { wavenumbers, values, quantity }
      spectra.push({ row, cells: namedCells(header, cells, measured.places), spectrum })
    }
    if (spectra.length > mostSpectra || spectra.length * measured.places.length > mostValues) {
      const values = { spectra: mostSpectra, values: mostValues }
      refuseFaults([faultOf('', 'spectra_too_many', values)], 'too_large')
    }
  }
  if (spectra.length + faults.length === 0) {
    faults.push(faultOf('', 'spectra_file_empty'))
  }
  return { rows: spectra, faults }
}

const shape = /^([ta])_(\d{1,5}(?:\.\d{1,6})?)$/i

function readHeader(header: readonly string[], needed: readonly string[]): Measured {
  const found = header.flatMap((column, place) => {
    const [, letter = '', wavenumber = ''] = shape.exec(column) ?? []
    return letter === '' ? [] : [{ column, place, letter: letter.toLowerCase(), wavenumber }]
  })
  const letters = new Set(found.map(({ letter }) => letter))
  const faults: Fault[] = needed
    .filter((name) => !header.includes(name))
    .map((name) => faultOf(`/1/${name}`, 'spectra_column_missing', { column: name }))
  for (const name of new Set(header)) {
    if (name === '' || header.indexOf(name) === header.lastIndexOf(name)) continue
    faults.push(faultOf(`/1/${name}`, 'spectra_column_twice', { column: name }))
  }
  if (letters.size !== 1) {
    faults.push(faultOf('/1', 'spectra_columns_mixed'))
  }
  const wavenumbers = found.map(({ wavenumber }) => Number(wavenumber))
  const columns = found.map(({ column }) => column)
  if (faults.length === 0) {
    for (const { at, says, values } of faultsInWavenumbers(wavenumbers)) {
      faults.push(faultOf(at === undefined ? '/1' : `/1/${columns[at]}`, says, values))
    }
  }
  refuseFaults(faults)
  const quantity = letters.has('t') ? 'transmittance' : 'absorbance'
  return { quantity, columns, wavenumbers, places: found.map(({ place }) => place) }
}

function namedCells(
  header: readonly string[],
  cells: readonly string[],
  places: readonly number[],
): Readonly<Record<string, string>> {
  const taken = new Set(places)
  return Object.fromEntries(
    header.flatMap((name, place) => (taken.has(place) ? [] : [[name, cells[place] ?? '']])),
  )
}

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

/** Throws a RefusedError when there are faults; a spectrum in the wrong unit has one at each of thousands of points. */
export function refuseFaults(faults: readonly Fault[], code: RefusalCode = 'invalid'): void {
  if (faults.length > 0) throw new RefusedError({ code, faults: fewFaults(faults) })
}
