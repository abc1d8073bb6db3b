import type { CarriedFacts } from '../../../domain/passport/known.ts'
import type { Database } from '../database.ts'

/** What came with a batch for its passport from whoever held it before; undefined for what was never taken over. */
export async function findCarried(
  db: Database,
  batchKey: number,
): Promise<CarriedFacts | undefined> {
  const found = await db
    .selectFrom('carried_facts')
    .select('facts')
    .where('batch_key', '=', batchKey)
    .executeTakeFirst()
  return found?.facts
}

/** What comes along with a batch, and to whom. */
export interface NewCarried {
  readonly batchKey: number
  readonly organisationKey: number
  readonly facts: CarriedFacts
  readonly now: Date
}

/** Keeps what comes along, as it stands now; once for each batch. */
export async function addCarried(
  tx: Database,
  { batchKey, organisationKey, facts, now }: NewCarried,
): Promise<void> {
  await tx
    .insertInto('carried_facts')
    .values({
      batch_key: batchKey,
      organisation_key: organisationKey,
      facts: JSON.stringify(facts),
      carried_time: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
