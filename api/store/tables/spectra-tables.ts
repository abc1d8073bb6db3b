import type { ColumnType, Generated } from 'kysely'
import type { Quantity } from '../../../workflows/textile/spectra/spectrum.ts'

type WrittenOnce<Type> = ColumnType<Type, Type, never>

/** Tables of reference libraries and of what was identified by them. */
export interface SpectraTables {
  fibre_library: {
    fibre_library_key: Generated<number>
    organisation_key: WrittenOnce<number>
    digest: WrittenOnce<Buffer>
    quantity: WrittenOnce<Quantity>
    wavenumbers: WrittenOnce<readonly number[]>
    method: WrittenOnce<string>
    self_check: ColumnType<unknown, string, never>
    created_time: WrittenOnce<Date>
  }
  reference_spectrum: {
    fibre_library_key: WrittenOnce<number>
    line: WrittenOnce<number>
    spectrum: WrittenOnce<string>
    sample: WrittenOnce<string>
    fibre_type: WrittenOnce<string>
    fibre: WrittenOnce<string>
    readings: WrittenOnce<readonly number[]>
  }
  spectrum_identification: {
    spectrum_identification_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    fibre_library_key: WrittenOnce<number>
    sample: WrittenOnce<string | null>
    instrument: WrittenOnce<string | null>
    quantity: WrittenOnce<Quantity>
    wavenumbers: WrittenOnce<readonly number[]>
    readings: WrittenOnce<readonly number[]>
    spectrum_digest: WrittenOnce<Buffer>
    method: WrittenOnce<string>
    answer: ColumnType<unknown, string, never>
    digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
  }
}
