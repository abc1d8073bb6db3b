import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { LookCounts } from '../../../domain/look-counts.ts'
import type { Envelope } from '../../../domain/proof/envelope.ts'
import type { RecallNotice, RecallSeverity } from '../../../workflows/recall.ts'
import type { Database } from '../database.ts'
import { kept } from '../kept-statements.ts'
import { daysAtFacility, daysOfOrganisation } from '../organisations/place.ts'
import { handsOfBatch, type StoredHands } from './hands.ts'
import { looksOf } from './looks.ts'
import { handedOverOnly, head, lastPassport, newestVersion, openRecalls } from './record-head.ts'

/** A batch with its chain, read in one statement so that both are of the same moment. */
export interface StoredRecord {
  readonly batchKey: number
  readonly id: string
  readonly code: string
  readonly stream: string
  readonly kind: string
  readonly material: string
  readonly state: string
  readonly organisationKey: number
  readonly organisation: string
  readonly organisationNames: LocalNames
  /** Where the days of what names no place begin. */
  readonly timeZone: string
  /** Whether the organisation belongs to the demonstration. */
  readonly constructed: boolean
  /** Whether it lets itself be named in other people's records. */
  readonly named: boolean
  /** How strangers reach it; null where it does not say. */
  readonly contact: string | null
  /** How far goods that were handed over have come; null for all others. */
  readonly custody: HandedOn | null
  /** Through whose hands its material went. */
  readonly hands: StoredHands
  /** Grams in stock; null when never weighed. */
  readonly massGrams: number | null
  /** Events in the whole chain. */
  readonly headSeq: number
  /** Digest of the latest event, base64. */
  readonly headDigest: string
  /** That digest with the open recalls, the holder's places and what is told of looks: as long as this stands, nothing that the public page shows has changed. */
  readonly head: string
  /** How often its page was opened; null before that. */
  readonly looks: LookCounts | null
  /** Open recalls that affect the batch, oldest first. */
  readonly recalls: readonly StoredNotice[]
  /** The end of the last passport that it had; null where it had none, or that one stands. */
  readonly passportEnd: { readonly time: string; readonly reason: string | null } | null
  /** How the newest version of a passport that has not ended stands, where it does not hold; null where it holds, or there is none. */
  readonly passportHeld: {
    readonly state: 'suspended' | 'revoked'
    readonly time: string
    readonly reason: string | null
  } | null
  /** The event that made the batch and the latest ones, in order. */
  readonly chain: readonly StoredEvent[]
}

/** Where goods are that were handed over: not there yet, with the receiver, or refused and on their way back. */
export type HandedOn = 'on_the_way' | 'handed_over' | 'in_return'

/** What a recall says to anyone. */
export interface StoredNotice {
  readonly notice: RecallNotice
  /** Whether the holder objects to it, or its authority took it off the page. */
  readonly objected: boolean
  readonly removed: boolean
  readonly severity: RecallSeverity
  /** UTC ISO 8601. */
  readonly openedTime: string
}

export interface StoredEvent {
  readonly seq: number
  /** Base64. */
  readonly digest: string
  /** The public part as it was sealed; what is confidential is never read here. */
  readonly envelope: Envelope
  /** Name of the facility; null when it belongs to another organisation than the batch. */
  readonly facility: string | null
  readonly facilityNames?: LocalNames | null
  /** Of the facility; the holder's when the facility belongs to another organisation. */
  readonly timeZone: string
}

/** Most events of a chain that are read for one page, the first aside. */
export const mostRecentEvents = 119

/** Characters of a UUID as text. */
const idLength = 36

/** Which records to look up, by their batches' ids. */
export interface AskedHeads {
  readonly ids: readonly string[]
  /** A moment of the database as it was told before, and those of the ids that were not looked up at that moment. */
  readonly since: string
  readonly unknown: readonly string[]
}

export interface FoundHeads {
  /** The moment that they were read at. Of two that are the same, the second has seen nothing end that the first had not. */
  readonly at: string
  /** By id: of all that were asked about, or only of the unknown ones where the moment is still the one of before. */
  readonly heads: ReadonlyMap<string, string>
}

/**
 * Looks up where records stand, for many batches at once: see `head`. A moment is the snapshot that the statement reads by
 * (manual, 9.28.5): which transactions count as ended. None of them changes afterwards, so one snapshot always reads the same.
 */
export async function findRecordHeads(
  db: Database,
  { ids, since, unknown }: AskedHeads,
): Promise<FoundHeads> {
  // One text for all of them: rows and binary digests would cost the reader more than the database.
  const statement = sql<{ at: string; heads: string | null }>`
    select pg_current_snapshot()::text as at, (
      select string_agg(id || ${head}, ',') from batch where id = any(
        case pg_current_snapshot()::text when ${since} then ${unknown}::uuid[] else ${ids}::uuid[] end)
    ) as heads`
  const { rows } = await kept('find-record-heads', statement).execute(db)
  const heads = rows[0]?.heads?.split(',') ?? []
  return {
    at: rows[0]?.at ?? '',
    heads: new Map(heads.map((head) => [head.slice(0, idLength), head.slice(idLength)])),
  }
}

/** Reads batches of any organisation by the ids that their QR codes carry. */
export async function readRecords(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const statement = sql<StoredRecord>`
    select batch.batch_key as "batchKey", batch.id, batch.code, batch.stream, batch.kind, batch.material, batch.state,
      head_seq as "headSeq", encode(head_digest, 'base64') as "headDigest", ${head} as head, ${looksOf} as looks,
      coalesce((select json_agg(json_build_object('notice', notice, 'severity', severity,
        'objected', coalesce(objected, false), 'removed', coalesce(removed, false), 'openedTime',
        to_char(recall.created_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by recall_key)
        ${openRecalls}), '[]') as recalls,
      (select case when ended_time is not null then json_build_object(
          'time', to_char(ended_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'reason', (select revocation_reason from passport_version as version
            where version.passport_key = passport.passport_key and superseded_time is null)) end
        ${lastPassport}) as "passportEnd",
      (select case when revoked_time is not null or suspended_time is not null then json_build_object(
          'state', case when revoked_time is null then 'suspended' else 'revoked' end,
          'time', to_char(coalesce(revoked_time, suspended_time) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'reason', case when revoked_time is null then suspension_reason else revocation_reason end) end
        ${newestVersion}) as "passportHeld",
      organisation_key as "organisationKey", organisation.name as organisation, organisation.names as "organisationNames", organisation.constructed,
      organisation.named, organisation.contact,
      case when ${handedOverOnly} then custody_of(batch.batch_key) end as custody,
      ${handsOfBatch} as hands,
      ${daysOfOrganisation} as "timeZone",
      (select amount from stock where stock.batch_key = batch.batch_key and dimension = 'mass') as "massGrams",
      (select json_agg(link order by seq) from (
        select seq, encode(event.digest, 'base64') as digest, convert_from(envelope, 'UTF8')::json as envelope,
          case when facility.organisation_key = batch.organisation_key then facility.name end as facility,
          case when facility.organisation_key = batch.organisation_key then facility.names end as "facilityNames",
          case when facility.organisation_key = batch.organisation_key then ${daysAtFacility}
            else ${daysOfOrganisation} end as "timeZone"
        from event_subject join event using (event_key)
          join facility on facility.facility_key = event.facility_key
        where event_subject.batch_key = batch.batch_key
          and (seq = 1 or seq >= head_seq - ${mostRecentEvents - 1})
      ) as link) as chain
    from batch join organisation using (organisation_key)
    where batch.id = any(${ids}::uuid[])`
  const { rows } = await kept('read-records', statement).execute(db)
  return new Map(rows.map((record) => [record.id, record]))
}
