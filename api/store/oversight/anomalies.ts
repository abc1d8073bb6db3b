import { sql } from 'kysely'
import type { Finding } from '../../../domain/anomaly/finding.ts'
import type { AnomalyKind } from '../../../domain/anomaly/kinds.ts'
import type { LocalNames } from '../../../domain/local-names.ts'
import { stageBy } from '../../../workflows/common-stages.ts'
import type { Database } from '../database.ts'
import { isDismissed } from './anomaly-decisions.ts'
import { person, station } from './anomaly-scans.ts'
import { midnight } from './asked.ts'

/** A question as it is kept, with the organisation whose records raise it. */
export interface StoredAnomaly {
  readonly anomalyKey: number
  readonly id: string
  readonly organisationKey: number
  /** Slug and name. */
  readonly organisation: string
  readonly organisationName: string
  readonly organisationNames: LocalNames
  readonly eventTime: Date
  readonly foundTime: Date
  readonly finding: Finding
  /** Whether the last decision dismissed it. */
  readonly dismissed: boolean
  /** Pseudonym of the person, or name of the station, that it names; null where it names nobody or that was erased. */
  readonly person: string | null
  /** Those of its events that were taken back since it was found; where all were, nothing is asked any more. */
  readonly reversed: readonly string[]
}

/** Which questions are asked for; days are half-open, in the time zone. */
export interface AnomaliesAsked {
  readonly kind?: AnomalyKind | undefined
  readonly facility?: string | undefined
  readonly from: string
  readonly to: string
  readonly timeZone: string
  readonly state: 'open' | 'dismissed' | 'all'
  /** Those before this one in the list, which is newest first. */
  readonly before?: { readonly time: string; readonly key: number } | undefined
  readonly limit: number
}

/** How many questions of each kind are open and dismissed in a period; those of which everything was taken back are neither. */
export interface AnomalyCount {
  readonly kind: AnomalyKind
  readonly open: number
  readonly dismissed: number
}

// A reversal stands in the chain of what it takes back, after it.
const reversed = sql<readonly string[]>`array(
  select event.id::text from json_array_elements_text(finding -> 'events') as given (id) join event on event.id = given.id::uuid
  where exists (
    select from event_subject as own
      join event_subject as later on later.batch_key = own.batch_key and later.seq > own.seq
      join event as reversal on reversal.event_key = later.event_key
    where own.event_key = event.event_key and reversal.stage = ${stageBy.reversal}
      and convert_from(reversal.envelope, 'UTF8')::json -> 'body' ->> 'reverses' = event.id::text))`

// Whoever recorded its first event, asked of the event each time: what is erased there is gone here too.
const recordedBy = sql<string | null>`(
  select coalesce(${person}, ${station}) from event left join disclosure using (event_key)
  where event.id = (finding -> 'events' ->> 0)::uuid and finding -> 'namesPerson' is not null)`

/** Whether an event at least of what it rests on stands. */
const stands = sql<boolean>`(cardinality(reversed) = 0 or cardinality(reversed) < json_array_length(finding -> 'events'))`

const columns = sql`anomaly.anomaly_key as "anomalyKey", anomaly.id, anomaly.organisation_key as "organisationKey",
  organisation.slug as organisation, organisation.name as "organisationName", organisation.names as "organisationNames", event_time as "eventTime",
  found_time as "foundTime", finding, ${isDismissed} as dismissed, ${reversed} as reversed,
  ${recordedBy} as person`

/** Keeps what was found and not known yet, without who it names; gives how many were new. For the system's own database. */
export async function addAnomalies(
  system: Database,
  organisationKey: number,
  found: readonly (Finding & { readonly id: string })[],
  now: Date,
): Promise<number> {
  const rows = found.map(({ id, named: { person: name, ...named }, ...rest }) => {
    const finding = { ...rest, named, ...(name === undefined ? {} : { namesPerson: true }) }
    return {
      id,
      kind: finding.kind,
      about: finding.about,
      facility: finding.facility,
      stream: finding.stream,
      event_time: finding.time,
      finding,
    }
  })
  const { numAffectedRows = 0n } = await sql`
    insert into anomaly (id, organisation_key, kind, about, facility, stream, event_time, found_time, finding)
    select id, ${organisationKey}, kind, about, facility, stream, event_time, ${now}, finding
    from json_to_recordset(${JSON.stringify(rows)}::json) as row
      (id uuid, kind text, about text, facility text, stream text, event_time timestamptz, finding json)
    on conflict do nothing`.execute(system)
  return Number(numAffectedRows)
}

/** A page of the questions of these organisations, newest first. */
export async function listAnomalies(
  db: Database,
  keys: readonly number[],
  asked: AnomaliesAsked,
): Promise<readonly StoredAnomaly[]> {
  const { kind, facility, state, before, limit } = asked
  const { rows } = await sql<StoredAnomaly>`
    select * from (
      select ${columns} from anomaly join organisation using (organisation_key)
      where ${within(keys, asked)} and (${kind ?? null}::text is null or anomaly.kind = ${kind ?? null})
        and (${facility ?? null}::text is null or anomaly.facility = ${facility ?? null})
    ) as one
    where (${state} = 'all' or ${state} = 'dismissed' and dismissed or ${state} = 'open' and not dismissed and ${stands})
      and (${before?.time ?? null}::timestamptz is null
        or ("eventTime", "anomalyKey") < (${before?.time ?? null}::timestamptz, ${before?.key ?? 0}::bigint))
    order by "eventTime" desc, "anomalyKey" desc limit ${limit}`.execute(db)
  return rows
}

/** One question of these organisations; undefined where there is none of this id. */
export async function findAnomaly(
  db: Database,
  keys: readonly number[],
  id: string,
): Promise<StoredAnomaly | undefined> {
  const { rows } = await sql<StoredAnomaly>`
    select ${columns} from anomaly join organisation using (organisation_key)
    where anomaly.organisation_key = any(${[...keys]}::integer[]) and anomaly.id = ${id}::uuid`.execute(
    db,
  )
  return rows[0]
}

/** How many of each kind there are in a period of days. */
export async function countAnomaliesOf(
  db: Database,
  keys: readonly number[],
  period: Pick<AnomaliesAsked, 'from' | 'to' | 'timeZone'>,
): Promise<readonly AnomalyCount[]> {
  const { rows } = await sql<AnomalyCount>`
    select kind, count(*) filter (where not dismissed and ${stands})::integer as open,
      count(*) filter (where dismissed)::integer as dismissed
    from (
      select kind, finding, ${isDismissed} as dismissed, ${reversed} as reversed from anomaly where ${within(keys, period)}
    ) as one
    group by kind having bool_or(dismissed or ${stands}) order by kind`.execute(db)
  return rows
}

function within(
  keys: readonly number[],
  { from, to, timeZone }: Pick<AnomaliesAsked, 'from' | 'to' | 'timeZone'>,
) {
  return sql`anomaly.organisation_key = any(${[...keys]}::integer[])
    and event_time >= ${midnight(from, timeZone)} and event_time < ${midnight(to, timeZone)}`
}
