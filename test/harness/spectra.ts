import type { Spectrum } from '../../workflows/textile/spectra/spectrum.ts'

/** Where the constructed fibres absorb, in cm-1, each band with its depth; no fibre's real figures. */
const bands: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  polyester: [
    [1_712, 30],
    [1_240, 40],
    [1_095, 35],
    [724, 25],
  ],
  wool: [
    [1_630, 40],
    [1_515, 35],
    [1_232, 20],
  ],
  acrylic: [
    [1_450, 30],
    [1_730, 12],
    [1_070, 15],
  ],
  cotton: [
    [1_160, 25],
    [1_105, 30],
    [1_030, 40],
  ],
  flax: [
    [1_160, 25],
    [1_105, 30],
    [1_030, 40],
  ],
}

/** Constructed fibres; cotton and flax are made so alike that nothing can tell them apart. */
export const constructedFibres = Object.keys(bands)

/** Wavenumbers as an instrument lists them, falling. */
export const wavenumbers: readonly number[] = Array.from({ length: 321 }, (_, at) => 1_880 - 4 * at)

/** A constructed spectrum of a piece of fibre: the piece shifts and scales its bands a little, the same way each time. */
export function constructedSpectrum(fibre: string, piece: number): Spectrum {
  const vary = (seed: number) => Math.sin(97 * piece + 31 * seed + 7 * fibre.length)
  const strength = 1 + 0.3 * vary(1)
  const values = wavenumbers.map((wavenumber) => {
    const absorbed = (bands[fibre] ?? []).map(([centre, depth], at) => {
      const offset = (wavenumber - centre - 2 * vary(at + 2)) / 16
      return depth * (1 + 0.1 * vary(at + 9)) * Math.exp(-offset * offset)
    })
    const sum = absorbed.reduce((total, depth) => total + depth, 0)
    return Math.round(100 * (97 + 2 * vary(3) - strength * sum)) / 100
  })
  return { wavenumbers, values, quantity: 'transmittance' }
}

/** A row of a file of references; the sample's number stands for the piece. */
export type ReferenceRow = Readonly<Record<string, string | number>>

/** A row for each fibre and piece, `S-cotton-1` being sample and spectrum. */
export function referenceRows(pieces = 8): readonly ReferenceRow[] {
  return constructedFibres.flatMap((fibre) =>
    Array.from({ length: pieces }, (_, piece) => referenceRow(fibre, piece)),
  )
}

/** One reference as a row. */
export function referenceRow(fibre: string, piece: number): ReferenceRow {
  const { values } = constructedSpectrum(fibre, piece)
  return {
    spectrum_id: `${fibre}-${piece}`,
    sample_id: `S-${fibre}-${piece}`,
    type: '',
    eu_1007_2011_fibre_name: fibre,
    ...Object.fromEntries(
      wavenumbers.map((wavenumber, at) => [`t_${wavenumber}`, values[at] ?? 0]),
    ),
  }
}

/** Rows as CSV with the columns of the first; commas in cells are quoted. */
export function csvOfRows(rows: readonly ReferenceRow[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) =>
    columns.map((column) => {
      const text = String(row[column] ?? '')
      return text.includes(',') ? `"${text}"` : text
    }),
  )
  return [columns, ...lines].map((cells) => `${cells.join(',')}\n`).join('')
}
