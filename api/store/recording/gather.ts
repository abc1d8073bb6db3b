import type pg from 'pg'
import type { BatchState } from '../../../domain/event.ts'
import { keepRecalls, type StoredOpenRecall } from '../custody/open-recalls.ts'
import { placeText } from '../organisations/place.ts'
import { scopeStatement } from '../scoped-pool.ts'
import { batchesByMark, issuedElsewhere } from './batch-marks.ts'
import type { StoredTimes } from './batch-times.ts'
import { readHeld, type StockRow } from './read-held.ts'
import { listening } from './tell-webhooks.ts'

/** What a gathering of scans names, each thing once. */
export interface Named {
  /** Organisations whose scans these are. */
  readonly ownOrganisations: readonly number[]
  readonly scanIds: readonly string[]
  /** Organisation and code of each batch, pair by pair. */
  readonly organisations: readonly number[]
  readonly codes: readonly string[]
  /** Further batches by id: parents of a lot that is closed, batches of an event that is taken back. */
  readonly batchIds: readonly string[]
  /** What is named by its looks: whoever is known by it is locked too. */
  readonly marks: {
    readonly organisations: readonly number[]
    readonly digests: readonly Buffer[]
    readonly passports: readonly Buffer[]
  }
  readonly newBatches: number
  /** Whether something is to leave: only then are open recalls looked at. */
  readonly leaving: boolean
}

/** A locked batch with the keys that only the store uses. */
export interface LockedBatch extends BatchState {
  readonly batchKey: number
  readonly organisationKey: number
  readonly facilityKey: number
}

export interface StoredEvent {
  readonly eventKey: number
  readonly id: string
  readonly organisationKey: number
  readonly scanDigest: string
  readonly envelope: string
  readonly disclosed: unknown
}

export interface StoredFacility {
  readonly facilityKey: number
  readonly organisationKey: number
  readonly code: string
  /** Its own, else its organisation's, as its time zone. */
  readonly jurisdiction: string
  readonly timeZone: string | null
  readonly isClosed: boolean
}

export interface Gathered {
  readonly facilities: readonly StoredFacility[]
  readonly events: readonly StoredEvent[]
  readonly batches: readonly LockedBatch[]
  readonly times: readonly StoredTimes[]
  /** Open on the named batches, where something is to leave. */
  readonly recalls: readonly StoredOpenRecall[]
  /** Digests of passports that others have issued, hex; looked up where one is to be issued. */
  readonly issuedElsewhere: readonly string[]
  /** Keys for new batches: drawn after the locks, so each is greater than the key of any parent. */
  readonly batchKeys: readonly number[]
  readonly eventKeys: readonly number[]
  /** Whether some of the organisations are to be told of what is recorded. */
  readonly isToBeTold: boolean
}

/** Begins the transaction of a gathering, which sees and writes the rows of these organisations only. */
export async function beginGathering(
  client: pg.PoolClient,
  organisationKeys: readonly number[],
): Promise<void> {
  await Promise.all([client.query('begin'), client.query(scopeStatement(organisationKeys))])
}

/**
 * Takes in what a gathering names in one round trip, and in a second one what lies on the batches that are there: locks every
 * named batch in the order of its key, then reads the scans already there and the stocks, which by then nobody else can change.
 * Scans come after the locks: whoever sees what another process did to a batch then sees its scan too, and never refuses a scan
 * for what that scan itself did. No global head is locked.
 */
export async function openGathering(client: pg.PoolClient, named: Named): Promise<Gathered> {
  const { ownOrganisations, scanIds, organisations, codes, batchIds, newBatches, leaving } = named
  const { marks } = named
  const batchesNamed = [organisations, codes, batchIds, marks.organisations, marks.digests]
  const [facilities, batches, events, keys, issued] = await Promise.all([
    client.query({ name: 'find-facilities', text: findFacilities, values: [ownOrganisations] }),
    client.query({ name: 'lock-batches', text: lockBatches, values: batchesNamed }),
    client.query({ name: 'find-scans', text: findScans, values: [scanIds, ownOrganisations] }),
    client.query({ name: 'draw-keys', text: drawKeys, values: [newBatches, scanIds.length] }),
    marks.passports.length > 0 ? readIssued(client, marks.passports) : [],
    // Whoever opens a recall waits for what is leaving, and what leaves then sees it.
    leaving ? client.query({ name: 'keep-recalls', text: keepRecalls }) : undefined,
  ])
  const held = batches.rows.map(({ batchKey }) => batchKey)
  const { stocks, times, recalls } = await readHeld(client, held, { leaving })
  return {
    facilities: facilities.rows,
    events: events.rows,
    recalls,
    issuedElsewhere: issued,
    times,
    batches: withStocks(batches.rows, stocks, facilities.rows),
    batchKeys: keys.rows[0]?.batches ?? [],
    eventKeys: keys.rows[0]?.events ?? [],
    isToBeTold: keys.rows[0]?.told ?? false,
  }
}

async function readIssued(
  client: pg.PoolClient,
  passports: readonly Buffer[],
): Promise<readonly string[]> {
  const asked = { name: 'find-issued', text: issuedElsewhere, values: [passports] }
  const { rows } = await client.query<{ mark: string }>(asked)
  return rows.map(({ mark }) => mark)
}

const findFacilities = `
  select facility_key as "facilityKey", organisation_key as "organisationKey", code,
    ${placeText.jurisdiction} as jurisdiction, ${placeText.timeZone} as "timeZone", closed_time is not null as "isClosed"
  from facility join organisation using (organisation_key)
  where organisation_key = any($1::integer[])`

const findScans = `
  select event_key as "eventKey", event.id, event.organisation_key as "organisationKey", encode(scan_digest, 'hex') as "scanDigest",
    convert_from(envelope, 'UTF8') as envelope, disclosed
  from event left join disclosure using (event_key)
  where event.organisation_key = any($2::integer[]) and id = any($1::uuid[])`

/**
 * Each name is looked up by itself: joined as sets, or with the organisation as a plain condition beside that of isolation, a
 * planner that knows little of the tables yet walks everything that the organisation has.
 */
const namedBatches = `
  select batch_key from unnest($1::integer[], $2::text[]) as named (organisation, name), lateral (
    select batch_key from batch where organisation_key + 0 = organisation and code = name offset 0) as found
  union select batch_key from unnest($3::uuid[]) as given,
    lateral (select batch_key from batch where id = given offset 0) as found
  union ${batchesByMark}`

// No join here: after waiting for a lock PostgreSQL checks a join again with the other table's old row, and a batch that
// has meanwhile moved to another facility would be missing from the answer.
export const lockBatches = `
  select batch_key as "batchKey", organisation_key as "organisationKey", facility_key as "facilityKey", id as batch,
    code, kind, stream, material, state, context, head_seq as "headSeq", head_digest as "headDigest"
  from batch where batch_key = any(array(${namedBatches})) order by batch_key for update`

const drawKeys = `
  select to_jsonb(array(select nextval('batch_key_seq') from generate_series(1, $1::integer))) as batches,
    to_jsonb(array(select nextval('event_key_seq') from generate_series(1, $2::integer))) as events,
    exists (${listening}) as told`

type BatchRow = Omit<LockedBatch, 'content' | 'massGrams' | 'headDigest' | 'facility'> & {
  readonly headDigest: Buffer
}
/** Puts stocks beside their batches. A batch without a line for mass was never weighed. */
export function withStocks(
  batches: readonly BatchRow[],
  stocks: readonly StockRow[],
  facilities: readonly StoredFacility[],
): readonly LockedBatch[] {
  const codes = new Map(facilities.map(({ facilityKey, code }) => [facilityKey, code]))
  const byBatch = Map.groupBy(stocks, ({ batchKey }) => batchKey)
  return batches.map((row) => {
    const content: Record<string, number> = {}
    let massGrams: number | undefined
    for (const { dimension, amount } of byBatch.get(row.batchKey) ?? []) {
      if (dimension === 'mass') massGrams = amount
      else if (amount !== 0) content[dimension] = amount
    }
    return {
      ...row,
      facility: codes.get(row.facilityKey) ?? '',
      headDigest: row.headDigest.toString('base64url'),
      content,
      ...(massGrams === undefined ? {} : { massGrams }),
    }
  })
}
