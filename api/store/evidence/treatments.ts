import { type Insertable, sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { AfterCycles } from '../../../domain/treatment/tested-bound.ts'
import type { Database, Tables } from '../database.ts'

/** A treatment of goods, such as an antibacterial finish, with all that was tested and is claimed of it. */
export interface StoredTreatment {
  readonly treatmentKey: number
  readonly code: string
  readonly name: string
  readonly names: LocalNames
  readonly agent: string
  readonly substrate: string
  /** By method and cycles; ended ones too. */
  readonly tests: readonly StoredTest[]
  /** Oldest first; ended ones too. */
  readonly claims: readonly StoredTreatmentClaim[]
}

interface OnRecord extends AfterCycles {
  readonly id: string
  /** That it was made in error; null while it stands. Its time is ISO 8601. */
  readonly end: { readonly note: string; readonly endedTime: string } | null
}

/** What a laboratory measured. */
export interface StoredTest extends OnRecord {
  readonly testedOn: string
  readonly laboratory: string
  readonly report: string
}

/** What is said of goods. */
export interface StoredTreatmentClaim extends OnRecord {
  readonly reference: string | null
  readonly createdTime: string
}

const instant = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const common = sql`'id', id, 'method', method, 'cycle', cycle, 'cycles', cycles, 'resultBasisPoints', result_basis_points,
  'end', case when ended_time is not null then json_build_object('note', end_note, 'endedTime', ${instant('ended_time')}) end`

/** The organisation's treatments by code, or the one of this code, or the one to which a test or claim of this id belongs. */
export async function readTreatments(
  db: Database,
  organisationKey: number,
  { code, having }: { readonly code?: string; readonly having?: string } = {},
): Promise<readonly StoredTreatment[]> {
  const { rows } = await sql<StoredTreatment>`
    select treatment_key as "treatmentKey", code, name, names, agent, substrate,
      coalesce((select json_agg(json_build_object(${common}, 'testedOn', tested_day, 'laboratory', laboratory, 'report', report)
          order by method, cycle, cycles, treatment_test_key)
        from treatment_test as test where test.treatment_key = treatment.treatment_key), '[]') as tests,
      coalesce((select json_agg(json_build_object(${common}, 'reference', reference, 'createdTime', ${instant('claim.created_time')})
          order by treatment_claim_key)
        from treatment_claim as claim where claim.treatment_key = treatment.treatment_key), '[]') as claims
    from treatment
    where organisation_key = ${organisationKey} and (${code ?? null}::text is null or code = ${code ?? null})
      and (${having ?? null}::uuid is null
        or treatment_key in (select treatment_key from treatment_test where id = ${having ?? null}::uuid
          union all select treatment_key from treatment_claim where id = ${having ?? null}::uuid))
    order by code`.execute(db)
  return rows
}

/** Makes whoever tests, claims or ends something of this treatment wait until this transaction ends, which MUST be one. */
export async function lockTreatment(tx: Database, treatmentKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('treatment'), ${treatmentKey}::integer)`.execute(
    tx,
  )
}

/** Adds a treatment; says whether its code was free. */
export async function addTreatment(
  db: Database,
  treatment: Insertable<Tables['treatment']>,
): Promise<boolean> {
  const row = await db
    .insertInto('treatment')
    .values(treatment)
    .onConflict((conflict) => conflict.columns(['organisation_key', 'code']).doNothing())
    .returning('treatment_key')
    .executeTakeFirst()
  return row !== undefined
}

/** Adds a test; says whether its id was new. */
export async function addTest(
  db: Database,
  test: Insertable<Tables['treatment_test']>,
): Promise<boolean> {
  const row = await db
    .insertInto('treatment_test')
    .values(test)
    .onConflict((conflict) => conflict.columns(['organisation_key', 'id']).doNothing())
    .returning('treatment_test_key')
    .executeTakeFirst()
  return row !== undefined
}

/** Adds a claim; says whether its id was new. */
export async function addTreatmentClaim(
  db: Database,
  claim: Insertable<Tables['treatment_claim']>,
): Promise<boolean> {
  const row = await db
    .insertInto('treatment_claim')
    .values(claim)
    .onConflict((conflict) => conflict.columns(['organisation_key', 'id']).doNothing())
    .returning('treatment_claim_key')
    .executeTakeFirst()
  return row !== undefined
}

/** What the request was by which a test or claim of this id came. */
export async function readDigest(
  db: Database,
  table: 'treatment_test' | 'treatment_claim',
  { organisationKey, id }: { readonly organisationKey: number; readonly id: string },
): Promise<{ readonly digest: Buffer } | undefined> {
  return db
    .selectFrom(table)
    .select('digest')
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Ends a test or a claim; says whether it stood. */
export async function endOfTreatment(
  db: Database,
  table: 'treatment_test' | 'treatment_claim',
  {
    organisationKey,
    id,
    note,
    now,
  }: {
    readonly organisationKey: number
    readonly id: string
    readonly note: string
    readonly now: Date
  },
): Promise<boolean> {
  const row = await db
    .updateTable(table)
    .set({ ended_time: now, end_note: note })
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .where('ended_time', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
