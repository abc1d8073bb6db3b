import type { ColumnType, Generated } from 'kysely'
import type { RecycledClass } from '../../../domain/claim/recycled-class.ts'

type WrittenOnce<Type> = ColumnType<Type, Type, never>

/** Tables of scope and transaction certificates. Days are written as text such as "2026-11-22". */
export interface CertificateTables {
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
}
