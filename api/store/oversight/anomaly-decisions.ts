import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** What somebody decided about a question, newest last. */
export interface AnomalyDecision {
  readonly decision: 'dismissed' | 'reopened'
  readonly reason: string
  readonly by: string
  /** Name of the organisation or authority that they acted for. */
  readonly byFor: string
  readonly time: Date
}

/** The question that is decided about, with whose it is. */
interface Decided {
  readonly anomalyKey: number
  readonly organisationKey: number
}

/** Whether the last decision about an `anomaly` dismissed it. */
export const isDismissed = sql<boolean>`coalesce((
  select decision = 'dismissed' from anomaly_decision where anomaly_decision.anomaly_key = anomaly.anomaly_key
  order by anomaly_decision_key desc limit 1), false)`

/** What was decided about a question, oldest first. */
export async function listDecisions(
  db: Database,
  anomalyKey: number,
): Promise<readonly AnomalyDecision[]> {
  const { rows } = await sql<AnomalyDecision>`
    select decision, reason, person_name as by, decided_for as "byFor", decided_time as time
    from anomaly_decision where anomaly_key = ${anomalyKey} order by anomaly_decision_key`.execute(
    db,
  )
  return rows
}

/** A decision to be kept. */
export interface NewDecision {
  readonly decision: 'dismissed' | 'reopened'
  readonly reason: string
  readonly personId: string
  readonly personName: string
  readonly decidedFor: string
  readonly now: Date
}

/** Holds a question so that two decisions about it wait for each other, and tells whether it is dismissed now. */
export async function lockAnomaly(
  db: Database,
  { anomalyKey }: Pick<Decided, 'anomalyKey'>,
): Promise<boolean> {
  // Its rows only grow and nobody may update them, so that the lock is on its number.
  await sql`select pg_advisory_xact_lock(hashtext('anomaly'), ${anomalyKey}::integer)`.execute(db)
  const { rows } = await sql<{ dismissed: boolean }>`
    select ${isDismissed} as dismissed from anomaly where anomaly_key = ${anomalyKey}`.execute(db)
  return rows[0]?.dismissed ?? false
}

/** Adds a decision to those about a question. */
export async function addDecision(
  db: Database,
  { anomalyKey, organisationKey }: Decided,
  { decision, reason, personId, personName, decidedFor, now }: NewDecision,
): Promise<void> {
  await db
    .insertInto('anomaly_decision')
    .values({
      anomaly_key: anomalyKey,
      organisation_key: organisationKey,
      decision,
      reason,
      person_id: personId,
      person_name: personName,
      decided_for: decidedFor,
      decided_time: now,
    })
    .execute()
}
