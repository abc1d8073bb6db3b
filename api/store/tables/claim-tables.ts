import type { ColumnType, Generated } from 'kysely'
import type { CustodyModel } from '../../../domain/claim/custody-model.ts'
import type { RecycledClass } from '../../../domain/claim/recycled-class.ts'

type WrittenOnce<Type> = ColumnType<Type, Type, never>

/** Tables of recycled-content claims. What is left of a credit is a table that only its trigger writes. */
export interface ClaimTables {
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
  }
  credit_balance: {
    credit_key: number
    grams: number
  }
}
