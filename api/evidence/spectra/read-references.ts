import { hasUnseenCharacter } from '../../../domain/line-text.ts'
import type { Fault } from '../../../domain/refusal.ts'
import { fibreNames } from '../../../workflows/textile/fibre-names.ts'
import {
  type FibreType,
  fibreTypeOf,
  fibreTypes,
  isCelluloseType,
  unresolvedCellulose,
} from '../../../workflows/textile/spectra/fibre-types.ts'
import type { Spectrum } from '../../../workflows/textile/spectra/spectrum.ts'
import { matchWord } from '../../capture/files/match-word.ts'
import { quoted } from '../../capture/files/read-cell.ts'
import { readSpectra, type SpectrumRow } from './read-spectra.ts'
import { refuseFaults } from './refuse-faults.ts'

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
      const message = `Cannot read ${quoted(text)}: expected text of 1 to 200 characters`
      faults.push({ pointer: `/${row}/${column}`, message })
    }
    return text
  }
  const found = readFibre(cells)
  if ('wrong' in found) {
    faults.push({ pointer: `/${row}/${found.column}`, message: found.wrong })
  }
  const { fibre, type } = 'wrong' in found ? { fibre: '', type: fibreTypes[0] } : found
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
  | { readonly column: string; readonly wrong: string }

/** Name and type of the fibre. Without a name it must be cellulose: only there may it stay unresolved. */
function readFibre(cells: Readonly<Record<string, string>>): Found {
  const name = cells[nameColumn] ?? ''
  const typed = cells.type ?? ''
  const given = fibreTypes.find((type) => type === typed.toLowerCase().replaceAll(/[\s-]+/g, '_'))
  if (typed !== '' && given === undefined) {
    const wrong = `Cannot read ${quoted(typed)}: expected one of ${fibreTypes.join(', ')}`
    return { column: 'type', wrong }
  }
  const fibre = name === '' ? unresolvedCellulose : matchWord(fibreNames, name)
  const type = fibre === unresolvedCellulose ? given : fibreTypeOf(fibre ?? '')
  if (fibre === undefined || (type === undefined && fibre !== unresolvedCellulose)) {
    const wrong = `Cannot name the fibre ${quoted(name)}: expected a name of Regulation (EU) 1007/2011 Annex I such as cotton`
    return { column: nameColumn, wrong }
  }
  if (type === undefined || (fibre === unresolvedCellulose && !isCelluloseType(type))) {
    const wrong = `Cannot take a reference without a name: expected one, or the type cellulose or regenerated_cellulose`
    return { column: nameColumn, wrong }
  }
  if (given !== undefined && given !== type) {
    const wrong = `Cannot have ${quoted(name)} under ${quoted(typed)}: expected the type ${type}`
    return { column: 'type', wrong }
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
      const message = `Cannot have spectrum ${quoted(spectrum)} twice: expected each once`
      faults.push({ pointer: `/${row}/spectrum_id`, message })
    }
    ids.add(spectrum)
    const known = fibreOf.get(sample)
    if (fibre !== '' && known !== undefined && known !== fibre) {
      const message = `Cannot have sample ${quoted(sample)} as two fibres: it is "${known}" and "${fibre}"`
      faults.push({ pointer: `/${row}/${nameColumn}`, message })
    }
    if (fibre !== '') fibreOf.set(sample, fibre)
  }
  const named = new Set([...fibreOf.values()].filter((fibre) => fibreTypeOf(fibre) !== undefined))
  if (named.size < 2) {
    const message = `Cannot tell fibres apart by ${named.size} of them: expected references of at least 2 names`
    faults.push({ pointer: '', message })
  }
  return faults
}
