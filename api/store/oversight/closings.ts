import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A period that was closed. */
export interface StoredClosing {
  readonly id: string
  /** Slug of the one organisation, or `*` for a jurisdiction. */
  readonly reported: string
  /** Keys of the organisations that it is about. */
  readonly covered: readonly number[]
  readonly from: string
  readonly to: string
  /** What was recorded later is not in it. */
  readonly asOf: Date
  readonly closedTime: Date
  readonly closerName: string
  /** SHA-256 of the statement, base64url. */
  readonly digest: string
}

/** One with what was reported. */
export interface StatedClosing extends StoredClosing {
  /** Canonical JSON, word for word what was hashed. */
  readonly statement: string
}

/** Who keeps closed periods, and whether those about others are shown too, as they are to an authority's regulators. */
export interface Closer {
  readonly organisationKey: number
  readonly seesOthers: boolean
}

const columns =
  sql.raw(`id, reported, covered, first_day::text as "from", end_day::text as "to", as_of as "asOf",
  closed_time as "closedTime", closer_name as "closerName",
  rtrim(translate(encode(digest, 'base64'), '+/', '-_'), '=') as digest`)

function keptBy({ organisationKey, seesOthers }: Closer) {
  return sql`organisation_key = ${organisationKey}
    and (${seesOthers}::boolean or covered = array[${organisationKey}::integer])`
}

/**
 * Keeps a closed period with its statement; false where its id stands for one already, whoever's it is. To be called in the transaction that puts its
 * digest into the log.
 */
export async function addClosing(
  db: Database,
  organisationKey: number,
  closing: StatedClosing,
): Promise<boolean> {
  const { id, reported, covered, from, to, asOf, closedTime, closerName, digest, statement } =
    closing
  const { numAffectedRows } = await sql`
    insert into closed_period (id, organisation_key, reported, covered, first_day, end_day, as_of, closed_time, closer_name, digest, statement)
    values (${id}, ${organisationKey}, ${reported}, ${[...covered]}::integer[], ${from}::date, ${to}::date, ${asOf}, ${closedTime},
      ${closerName}, ${Buffer.from(digest, 'base64url')}, ${statement})
    on conflict (id) do nothing`.execute(db)
  return numAffectedRows === 1n
}

/** Closed periods, the newest first, before the one of a key where one is given. */
export async function listClosings(
  db: Database,
  closer: Closer,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly (StoredClosing & { readonly closingKey: number })[]> {
  const { rows } = await sql<StoredClosing & { closingKey: number }>`
    select closed_period_key as "closingKey", ${columns} from closed_period where ${keptBy(closer)}
      and closed_period_key < coalesce(${before ?? null}::bigint, 9223372036854775807)
    order by closed_period_key desc limit ${limit}`.execute(db)
  return rows
}

/** One of them by its id, which MUST be a UUID. */
export async function findClosing(
  db: Database,
  closer: Closer,
  id: string,
): Promise<StatedClosing | undefined> {
  const { rows } = await sql<StatedClosing>`
    select ${columns}, statement from closed_period where id = ${id}::uuid and ${keptBy(closer)}`.execute(
    db,
  )
  return rows[0]
}
