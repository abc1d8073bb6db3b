import type { ColumnType, Generated } from 'kysely'
import type { CustodyModel } from '../../../domain/claim/custody-model.ts'
import type { RecycledClass } from '../../../domain/claim/recycled-class.ts'
import type { Quantity } from '../../../workflows/textile/spectra/spectrum.ts'
import type { WrittenOnce } from './columns.ts'

/** Tables of recycled-content claims, of certificates, whose days are written as text such as "2026-11-22", of photos and documents with the events that name them, and of fibre identified by its spectrum. What is left of a credit is a table that only its trigger writes. */
/** That something which was made in error counts for nothing any more. */
interface Ended {
  organisation_key: WrittenOnce<number>
  note: WrittenOnce<string>
  ended_by: WrittenOnce<string>
  /** What came back by it, or was written off. */
  grams: WrittenOnce<number>
  ended_time: WrittenOnce<Date>
}

export interface EvidenceTables {
  kept_file: {
    organisation_key: WrittenOnce<number>
    digest: WrittenOnce<Buffer>
    type: WrittenOnce<string>
    width: WrittenOnce<number | null>
    height: WrittenOnce<number | null>
    content: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
    sent_time: Date
  }
  file_use: {
    organisation_key: WrittenOnce<number>
    digest: WrittenOnce<Buffer>
    event_key: WrittenOnce<number>
  }
  credit: {
    credit_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    event_id: WrittenOnce<string>
    class: WrittenOnce<RecycledClass>
    model: WrittenOnce<CustodyModel>
    material: WrittenOnce<string>
    recycled_input_grams: WrittenOnce<number>
    total_input_grams: WrittenOnce<number>
    output_grams: WrittenOnce<number>
    claimable_grams: WrittenOnce<number>
    by_product_of: WrittenOnce<number | null>
    loss: WrittenOnce<string | null>
    inputs: ColumnType<unknown, string, never>
    digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
  }
  claim: {
    claim_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    standard: WrittenOnce<string>
    version: WrittenOnce<string>
    claim_use: WrittenOnce<string>
    model: WrittenOnce<CustodyModel>
    net_grams: WrittenOnce<number>
    pre_basis_points: WrittenOnce<number>
    post_basis_points: WrittenOnce<number>
    reference: WrittenOnce<string | null>
    digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
  }
  allocation: {
    allocation_key: Generated<number>
    credit_key: WrittenOnce<number>
    grams: WrittenOnce<number>
    claim_key: WrittenOnce<number | null>
    into_credit_key: WrittenOnce<number | null>
    /** What was left of a credit that was given in error, which nobody draws any more. */
    written_off: ColumnType<boolean, boolean | undefined, never>
  }
  claim_end: Ended & { claim_key: WrittenOnce<number> }
  credit_end: Ended & { credit_key: WrittenOnce<number> }
  credit_balance: {
    credit_key: number
    grams: number
  }
  scope_certificate: {
    scope_certificate_key: Generated<number>
    organisation_key: WrittenOnce<number>
    body: WrittenOnce<string>
    number: WrittenOnce<string>
    holder: WrittenOnce<string>
    standard: WrittenOnce<string>
    version: WrittenOnce<string>
    valid_from: WrittenOnce<string>
    valid_to: WrittenOnce<string>
    created_time: WrittenOnce<Date>
  }
  scope_certificate_status: {
    scope_certificate_status_key: Generated<number>
    scope_certificate_key: WrittenOnce<number>
    status: WrittenOnce<string>
    since: WrittenOnce<string>
    created_time: WrittenOnce<Date>
  }
  transaction_certificate: {
    transaction_certificate_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    scope_certificate_key: WrittenOnce<number>
    direction: WrittenOnce<'in' | 'out'>
    number: WrittenOnce<string>
    seller: WrittenOnce<string>
    buyer: WrittenOnce<string>
    ship_date: WrittenOnce<string>
    papers: ColumnType<unknown, string, never>
    claim_key: WrittenOnce<number | null>
    digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
  }
  transaction_certificate_line: {
    transaction_certificate_key: WrittenOnce<number>
    line: WrittenOnce<number>
    product: WrittenOnce<string>
    net_grams: WrittenOnce<number>
    pre_basis_points: WrittenOnce<number>
    post_basis_points: WrittenOnce<number>
  }
  certificate_draw: {
    certificate_draw_key: Generated<number>
    transaction_certificate_key: WrittenOnce<number>
    class: WrittenOnce<RecycledClass>
    grams: WrittenOnce<number>
    credit_key: WrittenOnce<number | null>
    into_certificate_key: WrittenOnce<number | null>
  }
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
