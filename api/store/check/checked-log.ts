import { sql } from 'kysely'
import type { EntryKind } from '../../../domain/proof/log/entry.ts'
import type { Database } from '../database.ts'

/** What has a leaf: rows of a table by their digest. */
interface Logged {
  readonly kind: EntryKind
  readonly table: string
  readonly digest: string
  /** The row, in words. */
  readonly key: string
  /** Set where leaves of the kind stand also for what nobody keeps with us: none of them is missed. */
  readonly alsoElsewhere?: true
}

/** All that is logged by a row of ours, none of which is ever removed. */
const logged: readonly Logged[] = [
  { kind: 'event', table: 'event', digest: 'digest', key: `'event ' || id` },
  {
    kind: 'signature',
    table: 'scan_signature',
    digest: 'sha256(signature)',
    key: `'event key ' || event_key`,
  },
  {
    kind: 'signature',
    table: 'hand_over_step',
    digest: 'sha256(signature)',
    key: `'hand-over key ' || hand_over_key || ', step ' || step`,
  },
  { kind: 'credential', table: 'passport_version', digest: 'digest', key: `'passport ' || id` },
  {
    kind: 'status-list',
    table: 'status_list_version',
    digest: 'digest',
    key: `'list key ' || status_list_key || ', version ' || version`,
  },
  {
    kind: 'did-document',
    table: 'did_document',
    digest: 'digest',
    key: `did || ', version ' || version`,
  },
  { kind: 'erasure', table: 'erasure', digest: 'digest', key: `'erasure ' || id` },
  {
    kind: 'log-key',
    table: 'log_key',
    digest: `sha256(convert_to(vkey, 'UTF8'))`,
    key: `'key ' || vkey`,
  },
  {
    kind: 'policy',
    table: 'log_policy',
    digest: `sha256(convert_to(text, 'UTF8'))`,
    key: `'policy ' || number`,
  },
  {
    kind: 'report',
    table: 'closed_period',
    digest: `sha256(convert_to(statement, 'UTF8'))`,
    key: `'closed period ' || id`,
    alsoElsewhere: true,
  },
]

/** A row that is not in the log, and does not wait to be. */
export interface Unlogged {
  readonly table: string
  readonly key: string
}

/** Rows that neither have a leaf nor wait for one: whatever was recorded by another way than ours. */
export async function readUnlogged(db: Database, most: number): Promise<readonly Unlogged[]> {
  const found: Unlogged[] = []
  for (const { kind, table, digest, key } of logged) {
    const { rows } = await sql<Unlogged>`
      select ${table} as "table", key from (
        select ${sql.raw(key)} as key, ${sql.raw(digest)} as digest from ${sql.table(table)}
      ) as stored
      where digest is not null
        and not exists (select from log_leaf where kind = ${kind} and log_leaf.digest = stored.digest)
        and digest not in (select unnest(digests) from log_waiting where kind = ${kind})
      order by key limit ${most}`.execute(db)
    found.push(...rows)
  }
  return found
}

/** A leaf by its place. */
export interface Orphan {
  readonly index: number
  readonly kind: EntryKind
}

/** Leaves whose row is gone: the log remembers what was removed, the newest event of a chain among it. */
export async function readOrphans(db: Database, most: number): Promise<readonly Orphan[]> {
  const found: Orphan[] = []
  const kept = logged.filter(({ alsoElsewhere }) => alsoElsewhere !== true)
  for (const kind of new Set(kept.map((one) => one.kind))) {
    const stored = kept
      .filter((one) => one.kind === kind)
      .map(
        ({ table, digest }) =>
          sql`not exists (select from ${sql.table(table)} where ${sql.raw(digest)} = log_leaf.digest)`,
      )
    const { rows } = await sql<Orphan>`
      select index, kind from log_leaf where kind = ${kind} and ${sql.join(stored, sql` and `)}
      order by index limit ${most}`.execute(db)
    found.push(...rows)
  }
  return found
}

/** How long the entry waits that waits longest, in seconds; undefined when none does. */
export async function longestWait(db: Database): Promise<number | undefined> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from clock_timestamp() - min(since))::integer as seconds from log_waiting`.execute(
    db,
  )
  return rows[0]?.seconds ?? undefined
}

/** How many tiles there are on each level. */
export async function countTiles(db: Database): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('log_tile')
    .select(({ fn }) => ['level', fn.countAll<number>().as('count')])
    .groupBy('level')
    .execute()
  return new Map(rows.map(({ level, count }) => [level, count]))
}
