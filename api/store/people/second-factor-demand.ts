import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'

/** Of whom an organisation asks a second factor. */
export const secondFactorOf = ['nobody', 'leaders', 'supervisors', 'everybody'] as const
export type SecondFactorOf = (typeof secondFactorOf)[number]

/** Of whom a second factor is asked, and from when. */
export interface SecondFactorDemand {
  readonly of: SecondFactorOf
  /** From when an administrator chose it; after a time of grace for each member otherwise. */
  readonly isAtOnce: boolean
}

/** The demand as a column: the demonstration's people have none unless somebody chose it for them. */
export function demandedOf(organisation: string): RawBuilder<SecondFactorOf> {
  const of = sql.ref<SecondFactorOf>(`${organisation}.second_factor_of`)
  const isConstructed = sql.ref<boolean>(`${organisation}.constructed`)
  const isChosen = sql.ref<boolean>(`${organisation}.second_factor_required`)
  return sql<SecondFactorOf>`case when ${isConstructed} and not ${isChosen} then 'nobody' else ${of} end`
}

/** Sets of whom a second factor is asked from now on. MUST be done as the system. */
export async function demandSecondFactor(
  system: Database,
  organisationKey: number,
  of: SecondFactorOf,
): Promise<void> {
  await system
    .updateTable('organisation')
    .set({ second_factor_of: of, second_factor_required: true })
    .where('organisation_key', '=', organisationKey)
    .execute()
}
