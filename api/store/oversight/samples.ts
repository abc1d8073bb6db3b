import { sql } from 'kysely'
import type { Drawn, Stratum } from '../../../domain/sample/draw-sample.ts'
import type { Outcome } from '../../../domain/sample/sum-up.ts'
import type { Database } from '../database.ts'

/** A sample as it is kept. */
export interface StoredSample {
  readonly sampleKey: number
  readonly id: string
  readonly organisationKey: number
  readonly organisation: string
  readonly organisationName: string
  readonly seed: string
  readonly seedNamed: boolean
  readonly fromDay: string
  readonly toDay: string
  readonly timeZone: string
  readonly facility: string | null
  readonly stream: string | null
  readonly confidencePercent: number
  readonly frameCount: number
  readonly frameDigest: string
  readonly strata: readonly Stratum[]
  readonly drawnBy: string
  readonly drawnFor: string
  readonly drawnTime: Date
  /** Of the request that drew it. */
  readonly digest: Buffer
}

export interface NewSample
  extends Omit<StoredSample, 'sampleKey' | 'organisation' | 'organisationName'> {
  readonly personId: string
  readonly drawn: readonly Drawn[]
}

/** Keeps a sample with the events that were drawn, in their order; false where its id stands for one already, whoever's it is. MUST run in a transaction. */
export async function addSample(tx: Database, sample: NewSample): Promise<boolean> {
  const added = await tx
    .insertInto('audit_sample')
    .values({
      id: sample.id,
      organisation_key: sample.organisationKey,
      seed: sample.seed,
      seed_named: sample.seedNamed,
      from_day: sample.fromDay,
      to_day: sample.toDay,
      time_zone: sample.timeZone,
      facility: sample.facility,
      stream: sample.stream,
      confidence_percent: sample.confidencePercent,
      frame_count: sample.frameCount,
      frame_digest: Buffer.from(sample.frameDigest, 'hex'),
      strata: JSON.stringify(sample.strata),
      person_id: sample.personId,
      drawn_by: sample.drawnBy,
      drawn_for: sample.drawnFor,
      drawn_time: sample.drawnTime,
      request_digest: sample.digest,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('audit_sample_key as sampleKey')
    .executeTakeFirst()
  if (added === undefined) return false
  const rows = sample.drawn.map(({ event, stratum, grams, rank }) => ({
    event,
    stratum,
    grams,
    rank,
  }))
  await sql`
    insert into audit_sample_event (audit_sample_key, place, organisation_key, event_id, stratum, grams, rank)
    select ${added.sampleKey}::bigint, place, ${sample.organisationKey}::integer, event, stratum, grams, decode(rank, 'hex')
    from rows from (json_to_recordset(${JSON.stringify(rows)}::json) as (event uuid, stratum text, grams bigint, rank text))
      with ordinality as drawn (event, stratum, grams, rank, place)`.execute(tx)
  return true
}

const columns = sql`audit_sample_key as "sampleKey", audit_sample.id, audit_sample.organisation_key as "organisationKey",
  organisation.slug as organisation, organisation.name as "organisationName", seed, seed_named as "seedNamed",
  from_day::text as "fromDay", to_day::text as "toDay", audit_sample.time_zone as "timeZone", facility, stream,
  confidence_percent as "confidencePercent", frame_count as "frameCount", encode(frame_digest, 'hex') as "frameDigest", strata,
  drawn_by as "drawnBy", drawn_for as "drawnFor", drawn_time as "drawnTime",
  request_digest as digest`

/** Samples of these organisations, newest first. */
export async function listSamples(
  db: Database,
  keys: readonly number[],
  { before, limit }: { before: number | undefined; limit: number },
): Promise<readonly StoredSample[]> {
  const { rows } = await sql<StoredSample>`
    select ${columns} from audit_sample join organisation using (organisation_key)
    where audit_sample.organisation_key = any(${[...keys]}::integer[])
      and (${before ?? null}::bigint is null or audit_sample_key < ${before ?? null})
    order by audit_sample_key desc limit ${limit}`.execute(db)
  return rows
}

/** One sample of these organisations; undefined where there is none of this id. */
export async function findSample(
  db: Database,
  keys: readonly number[],
  id: string,
): Promise<StoredSample | undefined> {
  const { rows } = await sql<StoredSample>`
    select ${columns} from audit_sample join organisation using (organisation_key)
    where audit_sample.organisation_key = any(${[...keys]}::integer[]) and audit_sample.id = ${id}::uuid`.execute(
    db,
  )
  return rows[0]
}

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
    from audit_sample_event as item join event on event.id = event_id join facility using (facility_key)
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
