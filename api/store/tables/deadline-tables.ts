import type { ColumnType, Generated } from 'kysely'

type WrittenOnce<Type> = ColumnType<Type, Type, never>

/** Tables of permits and of the deadlines that somebody was told of. */
export interface DeadlineTables {
  export_permit: {
    export_permit_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    number: WrittenOnce<string>
    issuer: WrittenOnce<string>
    destination: WrittenOnce<string>
    consents: WrittenOnce<string[]>
    valid_from: WrittenOnce<string>
    valid_until: WrittenOnce<string>
    total_grams: WrittenOnce<number>
    left_grams: WrittenOnce<number>
    digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
  }
  export_permit_draw: {
    export_permit_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    hand_over_key: WrittenOnce<number>
    grams: WrittenOnce<number>
  }
  deadline_notice: {
    organisation_key: WrittenOnce<number>
    kind: WrittenOnce<string>
    subject: WrittenOnce<string>
    due_time: WrittenOnce<Date>
    state: WrittenOnce<'near' | 'passed'>
    notice_time: WrittenOnce<Date>
  }
}
