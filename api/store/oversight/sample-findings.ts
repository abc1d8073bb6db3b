import { sql } from 'kysely'
import type { Outcome } from '../../../domain/sample/sum-up.ts'
import type { Database } from '../database.ts'
import type { StoredSample } from './samples.ts'

/** An event of a sample, with what was last found at it. */
export interface SampledEvent {
  readonly place: number
  readonly event: string
  readonly stratum: string
  readonly grams: number
  readonly rank: string
  readonly stage: string
  readonly stream: string
  readonly facility: string
  readonly eventTime: Date
  readonly batch: string | null
  readonly batchId: string | null
  readonly finding: SampleFinding | null
}

/** What somebody found. */
export interface SampleFinding {
  readonly outcome: Outcome
  readonly foundGrams: number | null
  readonly remark: string | null
  readonly by: string
  readonly byFor: string
  /** UTC ISO 8601. */
  readonly time: string
}

const told = sql`json_build_object('outcome', outcome, 'foundGrams', found_grams, 'remark', remark, 'by', person_name,
  'byFor', found_for, 'time', to_char(found_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`

const newest = sql`(
  select ${told}
  from audit_finding where audit_finding.audit_sample_key = item.audit_sample_key and audit_finding.place = item.place
  order by audit_finding_key desc limit 1)`

/** The events of a sample in the order in which they were drawn. */
export async function readSampled(
  db: Database,
  { sampleKey }: Pick<StoredSample, 'sampleKey'>,
): Promise<readonly SampledEvent[]> {
  const { rows } = await sql<SampledEvent>`
    select item.place, event_id::text as event, stratum, grams, encode(rank, 'hex') as rank, event.stage, event.stream,
      facility.code as facility, event_time as "eventTime", thing.code as batch, thing.id::text as "batchId", ${newest} as finding
    from audit_sample_event as item join event on event.id = event_id and event.organisation_key = item.organisation_key
      join facility using (facility_key)
      left join lateral (
        select batch.code, batch.id from event_subject join batch using (batch_key)
        where event_subject.event_key = event.event_key order by batch_key limit 1) as thing on true
    where item.audit_sample_key = ${sampleKey} order by item.place`.execute(db)
  return rows
}

export interface NewFinding {
  readonly place: number
  readonly outcome: Outcome
  readonly foundGrams: number | null
  readonly remark: string | null
  readonly personId: string
  readonly personName: string
  readonly foundFor: string
  readonly now: Date
}

/** Adds what was found at an event of a sample; the last word counts, and all stay. */
export async function addFinding(
  db: Database,
  { sampleKey, organisationKey }: StoredSample,
  finding: NewFinding,
): Promise<void> {
  await db
    .insertInto('audit_finding')
    .values({
      audit_sample_key: sampleKey,
      place: finding.place,
      organisation_key: organisationKey,
      outcome: finding.outcome,
      found_grams: finding.foundGrams,
      remark: finding.remark,
      person_id: finding.personId,
      person_name: finding.personName,
      found_for: finding.foundFor,
      found_time: finding.now,
    })
    .execute()
}

/** What was found at an event in the samples that drew it, newest sample first. */
export interface SampledAt {
  readonly sample: string
  readonly fromDay: string
  readonly toDay: string
  readonly drawnBy: string
  readonly drawnFor: string
  readonly place: number
  /** All that was ever found at it in this sample, newest first. */
  readonly findings: readonly SampleFinding[]
}

/** The newest samples of these organisations that drew an event. */
export async function samplesOfEvent(
  db: Database,
  keys: readonly number[],
  event: string,
): Promise<readonly SampledAt[]> {
  const { rows } = await sql<SampledAt>`
    select audit_sample.id as sample, from_day::text as "fromDay", to_day::text as "toDay", drawn_by as "drawnBy",
      drawn_for as "drawnFor", item.place, (
        select coalesce(json_agg(${told} order by audit_finding_key desc), '[]') from audit_finding
        where audit_finding.audit_sample_key = item.audit_sample_key and audit_finding.place = item.place) as findings
    from audit_sample_event as item join audit_sample using (audit_sample_key)
    where event_id = ${event}::uuid and item.organisation_key = any(${[...keys]}::integer[])
    order by item.audit_sample_key desc limit 20`.execute(db)
  return rows
}
