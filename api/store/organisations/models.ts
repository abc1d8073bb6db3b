import { sql } from 'kysely'
import type { Facts } from '../../../domain/field.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const versionColumns = [
  'model_version_key',
  'stream',
  'model',
  'version',
  'facts',
  'written_time',
] as const

/** What was said of a model, whole, and when. */
export type ModelVersion = Row<'model_version', (typeof versionColumns)[number]>

/** A model by the stream that it belongs to. */
export interface NamedModel {
  readonly stream: string
  readonly model: string
}

/** The newest version of each model of a stream, last written first; before a key, or of one model alone, where one is given. */
export async function listModels(
  db: Database,
  organisationKey: number,
  {
    stream,
    model,
    before,
    limit,
  }: { stream: string; model?: string; before?: number | undefined; limit: number },
): Promise<readonly ModelVersion[]> {
  let query = selectVersions(db, organisationKey, stream).where(
    sql<boolean>`not exists (
      select from model_version as newer
      where newer.organisation_key = model_version.organisation_key and newer.stream = model_version.stream
        and newer.model = model_version.model and newer.version > model_version.version)`,
  )
  if (model !== undefined) query = query.where('model', '=', model)
  if (before !== undefined) query = query.where('model_version_key', '<', before)
  return query.limit(limit).execute()
}

/** The newest version of a model; undefined where nothing was ever said of it. */
export async function findModel(
  db: Database,
  organisationKey: number,
  { stream, model }: NamedModel,
): Promise<ModelVersion | undefined> {
  const [found] = await listModels(db, organisationKey, { stream, model, limit: 1 })
  return found
}

/** Every version of a model before a key, newest first. */
export async function listModelVersions(
  db: Database,
  organisationKey: number,
  { stream, model, before, limit }: NamedModel & { before: number | undefined; limit: number },
): Promise<readonly ModelVersion[]> {
  let query = selectVersions(db, organisationKey, stream).where('model', '=', model)
  if (before !== undefined) query = query.where('model_version_key', '<', before)
  return query.limit(limit).execute()
}

function selectVersions(db: Database, organisationKey: number, stream: string) {
  return db
    .selectFrom('model_version')
    .select(columns('model_version', versionColumns))
    .where('organisation_key', '=', organisationKey)
    .where('stream', '=', stream)
    .orderBy('model_version_key', 'desc')
}

/** Adds a version; tells whether it was the next, and nobody else wrote it first. */
export async function addModelVersion(
  db: Database,
  organisationKey: number,
  { stream, model, version, facts, now }: NamedModel & { version: number; facts: Facts; now: Date },
): Promise<boolean> {
  const added = await db
    .insertInto('model_version')
    .values({
      organisation_key: organisationKey,
      stream,
      model,
      version,
      facts: JSON.stringify(facts),
      written_time: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('model_version_key')
    .executeTakeFirst()
  return added !== undefined
}
