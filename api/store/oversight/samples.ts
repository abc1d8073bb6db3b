import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Drawn, Stratum } from '../../../domain/sample/draw-sample.ts'
import type { Database } from '../database.ts'

/** A sample as it is kept. */
export interface StoredSample {
  readonly sampleKey: number
  readonly id: string
  readonly organisationKey: number
  readonly organisation: string
  readonly organisationName: string
  readonly organisationNames: LocalNames
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
  extends Omit<
    StoredSample,
    'sampleKey' | 'organisation' | 'organisationName' | 'organisationNames'
  > {
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
  organisation.slug as organisation, organisation.name as "organisationName", organisation.names as "organisationNames", seed, seed_named as "seedNamed",
  from_day::text as "fromDay", to_day::text as "toDay", audit_sample.time_zone as "timeZone", facility, stream,
  confidence_percent as "confidencePercent", frame_count as "frameCount", encode(frame_digest, 'hex') as "frameDigest", strata,
  drawn_by as "drawnBy", drawn_for as "drawnFor", drawn_time as "drawnTime",
  request_digest as digest`

/** What one request drew of an organisation, and of how many of these organisations it drew. */
export interface ListedSample extends StoredSample {
  readonly parts: number
}

/** Samples of these organisations, newest first; what one request drew of several is listed once, as its last part. */
export async function listSamples(
  db: Database,
  keys: readonly number[],
  { before, limit }: { before: number | undefined; limit: number },
): Promise<readonly ListedSample[]> {
  const { rows } = await sql<ListedSample>`
    select ${columns}, parts from audit_sample join organisation using (organisation_key)
      cross join lateral (
        select count(*) as parts, max(part.audit_sample_key) as last from audit_sample as part
        where part.request_digest = audit_sample.request_digest and part.organisation_key = any(${[...keys]}::integer[])) as drawn
    where audit_sample.organisation_key = any(${[...keys]}::integer[]) and audit_sample_key = last
      and (${before ?? null}::bigint is null or audit_sample_key < ${before ?? null})
    order by audit_sample_key desc limit ${limit}`.execute(db)
  return rows
}

/** Samples of these organisations that the request drew which drew one of these, by slug in the order of its bytes; none where there is none of these ids. */
export async function listParts(
  db: Database,
  keys: readonly number[],
  ids: readonly string[],
): Promise<readonly StoredSample[]> {
  const { rows } = await sql<StoredSample>`
    select ${columns} from audit_sample join organisation using (organisation_key)
    where audit_sample.organisation_key = any(${[...keys]}::integer[]) and request_digest in (
      select request_digest from audit_sample as named
      where named.id = any(${[...ids]}::uuid[]) and named.organisation_key = any(${[...keys]}::integer[]))
    order by organisation.slug collate "C"`.execute(db)
  return rows
}
