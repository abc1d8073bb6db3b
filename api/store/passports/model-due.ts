import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type NewestPassport, newestPassports } from './passports.ts'

/** A version of what is said of a model that passports have to follow. */
export interface DueModel {
  readonly modelVersionKey: number
  readonly organisationKey: number
  readonly stream: string
  readonly model: string
}

/** The oldest of them; undefined where every passport followed. */
export async function nextDueModel(
  tx: Database,
  passedBy: readonly number[],
): Promise<DueModel | undefined> {
  const { rows } = await sql<DueModel>`
    select model_version_key as "modelVersionKey", organisation_key as "organisationKey", stream, model
    from passport_model_due join model_version using (model_version_key, organisation_key)
    where not model_version_key = any(${passedBy}::bigint[]) order by model_version_key limit 1`.execute(
    tx,
  )
  return rows[0]
}

/** The next passport that stands and whose thing is of the model; after those that followed already. */
export async function nextOfModel(
  tx: Database,
  { modelVersionKey, organisationKey, stream, model }: DueModel,
): Promise<NewestPassport | undefined> {
  const { rows } = await sql<NewestPassport>`
    ${newestPassports}
    where passport.organisation_key = ${organisationKey} and passport.stream = ${stream} and passport_key > (
        select after_passport_key from passport_model_due where model_version_key = ${modelVersionKey})
      and passport.ended_time is null and superseded_time is null and revoked_time is null
      and context ->> 'model' = ${model}
    order by passport_key limit 1`.execute(tx)
  return rows[0]
}

/** Notes that passports up to this one followed. */
export async function passModelDue(
  tx: Database,
  { modelVersionKey }: DueModel,
  passportKey: number,
): Promise<void> {
  await tx
    .updateTable('passport_model_due')
    .set({ after_passport_key: passportKey })
    .where('model_version_key', '=', modelVersionKey)
    .execute()
}

/** Takes it away, once every passport followed. */
export async function endModelDue(tx: Database, { modelVersionKey }: DueModel): Promise<void> {
  await tx
    .deleteFrom('passport_model_due')
    .where('model_version_key', '=', modelVersionKey)
    .execute()
}
