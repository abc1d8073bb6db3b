import { hasUnseenCharacter } from '../../../domain/line-text.ts'
import { matchWord } from '../../../domain/match-word.ts'
import type { Saying } from '../../../domain/phrases.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { unknownFibre } from '../../../workflows/textile/fibre-aliases.ts'
import { fibreNames } from '../../../workflows/textile/fibre-names.ts'
import {
  type FibreType,
  fibreTypeOf,
  fibreTypes,
  isCelluloseType,
  unresolvedCellulose,
} from '../../../workflows/textile/spectra/fibre-types.ts'
import type { Spectrum } from '../../../workflows/textile/spectra/spectrum.ts'
import { asGiven, readSpectra, refuseFaults, type SpectrumRow } from './read-spectra.ts'

/** A spectrum of a known fibre, as it was measured. */
export interface MeasuredReference {
  readonly row: number
  readonly spectrum: string
  readonly sample: string
  readonly type: FibreType
  readonly fibre: string
  readonly measured: Spectrum
}

const nameColumn = 'eu_1007_2011_fibre_name'

/** Columns of a file of references beside its values; `type` may be left out, further ones are let be. */
export const referenceColumns = ['spectrum_id', 'sample_id', nameColumn] as const

/** Reads a reference library from CSV, all or nothing. Throws a RefusedError that names every fault. */
export async function readReferences(file: string): Promise<readonly MeasuredReference[]> {
  const { rows, faults } = await readSpectra(file, referenceColumns)
  const references = rows.map((row) => readReference(row, faults))
  faults.push(...faultsTogether(references))
  refuseFaults(faults)
  return references
}

function readReference({ row, cells, spectrum }: SpectrumRow, faults: Fault[]): MeasuredReference {
  const textOf = (column: string) => {
    const text = cells[column] ?? ''
    if (text === '' || text.length > 200 || hasUnseenCharacter(text)) {
      const values = { given: asGiven(text) }
      faults.push(faultOf(`/${row}/${column}`, 'spectra_text_unreadable', values))
    }
    return text
  }
  const found = readFibre(cells)
  if ('says' in found) {
    faults.push(faultOf(`/${row}/${found.column}`, found.says, found.values))
  }
  const { fibre, type } = 'says' in found ? { fibre: '', type: fibreTypes[0] } : found
  return {
    row,
    spectrum: textOf('spectrum_id'),
    sample: textOf('sample_id'),
    type: type ?? 'cellulose',
    fibre,
    measured: spectrum,
  }
}

type Found =
  | { readonly fibre: string; readonly type: FibreType }
  | (Saying & { readonly column: string })

/** Name and type of the fibre. Without a name it must be cellulose: only there may it stay unresolved. */
function readFibre(cells: Readonly<Record<string, string>>): Found {
  const name = cells[nameColumn] ?? ''
  const typed = cells.type ?? ''
  const given = fibreTypes.find((type) => type === typed.toLowerCase().replaceAll(/[\s-]+/g, '_'))
  if (typed !== '' && given === undefined) {
    const values = { given: asGiven(typed), types: fibreTypes }
    return { column: 'type', says: 'fibre_type_unknown', values }
  }
  const fibre = name === '' ? unresolvedCellulose : matchWord(fibreNames, name)
  const type = fibre === unresolvedCellulose ? given : fibreTypeOf(fibre ?? '')
  if (fibre === undefined || (type === undefined && fibre !== unresolvedCellulose)) {
    const { says, values = {} } = unknownFibre(asGiven(name))
    return { column: nameColumn, says, values }
  }
  if (type === undefined || (fibre === unresolvedCellulose && !isCelluloseType(type))) {
    return { column: nameColumn, says: 'fibre_name_missing' }
  }
  if (given !== undefined && given !== type) {
    const values = { fibre: asGiven(name), given: asGiven(typed), type }
    return { column: 'type', says: 'fibre_type_differs', values }
  }
  return { fibre, type }
}

/** What only shows when all rows are read. */
function faultsTogether(references: readonly MeasuredReference[]): readonly Fault[] {
  const faults: Fault[] = []
  const ids = new Set<string>()
  const fibreOf = new Map<string, string>()
  for (const { row, spectrum, sample, fibre } of references) {
    if (ids.has(spectrum)) {
      const values = { spectrum: asGiven(spectrum) }
      faults.push(faultOf(`/${row}/spectrum_id`, 'spectrum_twice', values))
    }
    ids.add(spectrum)
    const known = fibreOf.get(sample)
    if (fibre !== '' && known !== undefined && known !== fibre) {
      const values = { sample: asGiven(sample), known, given: fibre }
      faults.push(faultOf(`/${row}/${nameColumn}`, 'sample_two_fibres', values))
    }
    if (fibre !== '') fibreOf.set(sample, fibre)
  }
  const named = new Set([...fibreOf.values()].filter((fibre) => fibreTypeOf(fibre) !== undefined))
  if (named.size < 2) {
    faults.push(faultOf('', 'library_too_few_fibres', { names: named.size }))
  }
  return faults
}
