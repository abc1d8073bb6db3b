import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type { Envelope } from '../../../domain/proof/envelope.ts'
import type { Database } from '../database.ts'

/** An event as stored, with what may be disclosed of it to its own organisation. */
export interface StoredLink {
  /** Batch of the chain, by id. */
  readonly batch: string
  readonly seq: number
  readonly digest: string
  readonly envelope: Envelope
  readonly disclosures: readonly Disclosure[]
}

/** An event of the organisation by its id, with the ids of its batches; undefined when there is none. */
export async function findEvent(
  client: pg.ClientBase,
  organisationKey: number,
  id: string,
): Promise<Envelope | undefined> {
  const { rows } = await client.query<{ envelope: string }>(
    `select convert_from(envelope, 'UTF8') as envelope from event where organisation_key = $1 and id = $2`,
    [organisationKey, id],
  )
  const [row] = rows
  // The text was written by `seal` and can never have changed since.
  return row === undefined ? undefined : (JSON.parse(row.envelope) as Envelope)
}

/** Whole chains of batches, each in order, and every event that one of their reversals takes back. */
export async function readChains(
  client: pg.ClientBase,
  batchIds: readonly string[],
): Promise<readonly StoredLink[]> {
  const { rows } = await client.query<LinkRow>(selectChains, [batchIds])
  return rows.map(linkOf)
}

/** The same for whoever works with typed queries. */
export async function readChainsOf(
  db: Database,
  batchIds: readonly string[],
): Promise<readonly StoredLink[]> {
  const { rows } = await db.executeQuery<LinkRow>(CompiledQuery.raw(selectChains, [batchIds]))
  return rows.map(linkOf)
}

const selectChains = `
    select batch.id as batch, seq, digest, convert_from(envelope, 'UTF8') as envelope, disclosed
     from batch join event_subject using (batch_key) join event using (event_key)
       left join disclosure using (event_key)
     where batch.id = any($1::uuid[]) order by batch.batch_key, seq`

function linkOf({ batch, seq, digest, envelope, disclosed }: LinkRow): StoredLink {
  return {
    batch,
    seq,
    digest: digest.toString('base64url'),
    envelope: JSON.parse(envelope) as Envelope,
    disclosures: disclosed ?? [],
  }
}

interface LinkRow {
  readonly batch: string
  readonly seq: number
  readonly digest: Buffer
  readonly envelope: string
  readonly disclosed: Disclosure[] | null
}

/** Ids of the direct parents of batches, by organisation and code: those that closing a lot closes too. */
export async function findParents(
  client: pg.ClientBase,
  organisationKey: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ child: string; parents: string[] }>(
    `select child.id as child, json_agg(parent.id order by parent.batch_key) as parents
     from batch as child join lineage on lineage.child = child.batch_key
       join batch as parent on parent.batch_key = lineage.parent
     where child.organisation_key = $1 and child.code = any($2::text[]) group by child.id`,
    [organisationKey, codes],
  )
  return new Map(rows.map(({ child, parents }) => [child, parents]))
}
