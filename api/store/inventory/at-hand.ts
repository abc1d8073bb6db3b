import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { batchOf, type StoredBatch, selectBatches } from './batches.ts'

/** A state in which batches are asked for; `whenSpent`: also those of which nothing is left. */
export interface StateAsked {
  readonly stream: string
  readonly state: string
  readonly whenSpent: boolean
}

/** Batches that stand at a facility in one of these states, the one that something happened to last first. */
export async function readAtFacility(
  db: Database,
  organisationKey: number,
  asked: {
    readonly facilityKey: number
    readonly states: readonly StateAsked[]
    readonly limit: number
  },
): Promise<readonly StoredBatch[]> {
  const streams = asked.states.map(({ stream }) => stream)
  const states = asked.states.map(({ state }) => state)
  const whenSpent = asked.states.map((one) => one.whenSpent)
  const rows = await selectBatches(db, organisationKey)
    .where('batch.facility_key', '=', asked.facilityKey)
    .where(
      sql<boolean>`exists (
        select from unnest(${streams}::text[], ${states}::text[], ${whenSpent}::boolean[]) as asked (stream, state, when_spent)
        where asked.stream = batch.stream and asked.state = batch.state and (when_spent or not exists (
          select from stock where stock.batch_key = batch.batch_key and dimension = 'mass' and amount = 0)))`,
    )
    .orderBy('batch.head_event_key', 'desc')
    .orderBy('batch.batch_key', 'desc')
    .limit(asked.limit)
    .execute()
  return rows.map(batchOf)
}
