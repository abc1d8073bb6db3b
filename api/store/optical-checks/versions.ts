import { sql } from 'kysely'
import type { VersionState } from '../../../domain/optical-check/model-version.ts'
import type { Paired } from '../../../domain/optical-check/paired.ts'
import type { Database } from '../database.ts'

/** A version of a model with every step that it took, oldest first. */
export interface StoredModelVersion {
  readonly versionKey: number
  readonly model: string
  readonly version: string
  readonly stream: string
  readonly classesVersion: number
  readonly thresholdMillionths: number
  readonly controlOneIn: number
  readonly note: string | null
  readonly writtenBy: string
  /** UTC ISO 8601. */
  readonly writtenTime: string
  readonly steps: readonly StoredStep[]
}

export interface StoredStep {
  readonly state: Exclude<VersionState, 'proposed'>
  readonly reason: string | null
  /** The live version that it was compared with. */
  readonly other: string | null
  /** Of a step to live: what the comparison came to. */
  readonly paired: Paired | null
  readonly writtenBy: string
  /** UTC ISO 8601. */
  readonly writtenTime: string
}

/** How a version stands. */
export function stateOf({ steps }: Pick<StoredModelVersion, 'steps'>): VersionState {
  return steps.at(-1)?.state ?? 'proposed'
}

interface VersionRow extends Omit<StoredModelVersion, 'writtenTime' | 'steps'> {
  readonly writtenTime: Date
  readonly steps: readonly StoredStep[] | null
}

/** Versions of the organisation's models by model, newest first; those of one model, or the one of this name, where asked. */
export async function readModelVersions(
  db: Database,
  organisationKey: number,
  { model, version }: { readonly model?: string; readonly version?: string } = {},
): Promise<readonly StoredModelVersion[]> {
  const { rows } = await sql<VersionRow>`
    select own.optical_version_key as "versionKey", own.model, own.version, own.stream, own.classes_version as "classesVersion",
      own.threshold_millionths as "thresholdMillionths", own.control_one_in as "controlOneIn", own.note, own.written_by as "writtenBy",
      own.written_time as "writtenTime",
      (select json_agg(json_build_object('state', step.state, 'reason', step.reason, 'other', other.version,
          'paired', case when step.state = 'live' then json_build_object('bothRight', step.both_right, 'onlyFirst', step.only_first,
            'onlySecond', step.only_second, 'bothWrong', step.both_wrong) end,
          'writtenBy', step.written_by, 'writtenTime', step.written_time) order by step.step)
        from optical_version_step as step left join optical_version as other on other.optical_version_key = step.other_version_key
        where step.optical_version_key = own.optical_version_key) as steps
    from optical_version as own
    where own.organisation_key = ${organisationKey}
      and (${model ?? null}::text is null or own.model = ${model ?? null})
      and (${version ?? null}::text is null or own.version = ${version ?? null})
    order by own.model, own.optical_version_key desc`.execute(db)
  return rows.map(({ steps, writtenTime, ...row }) => ({
    ...row,
    writtenTime: writtenTime.toISOString(),
    steps: (steps ?? []).map((step) => ({
      ...step,
      writtenTime: new Date(step.writtenTime).toISOString(),
    })),
  }))
}

/** Waits until nobody else changes versions of the organisation or takes calls of them, and keeps others waiting until the transaction ends. */
export async function lockOpticalChecks(tx: Database, organisationKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('optical checks'), ${organisationKey}::integer)`.execute(
    tx,
  )
}

/** What is said of a new version. */
export type NewModelVersion = Omit<
  StoredModelVersion,
  'versionKey' | 'steps' | 'writtenBy' | 'writtenTime'
>

/** Who writes, and when. */
export interface Writing {
  readonly by: string
  readonly now: Date
}

/** Registers a version, which nothing rests on until it goes live. */
export async function addModelVersion(
  tx: Database,
  organisationKey: number,
  { said, by, now }: Writing & { readonly said: NewModelVersion },
): Promise<void> {
  await tx
    .insertInto('optical_version')
    .values({
      organisation_key: organisationKey,
      model: said.model,
      version: said.version,
      stream: said.stream,
      classes_version: said.classesVersion,
      threshold_millionths: said.thresholdMillionths,
      control_one_in: said.controlOneIn,
      note: said.note,
      written_by: by,
      written_time: now,
    })
    .execute()
}

/** A step of a version to live, on this comparison, or to retired. */
export interface NewStep extends Writing {
  readonly version: Pick<StoredModelVersion, 'versionKey' | 'steps'>
  readonly state: StoredStep['state']
  readonly reason: string | undefined
  readonly otherKey?: number | undefined
  readonly paired?: Paired
}

/** Writes a step of a version. */
export async function addVersionStep(
  tx: Database,
  organisationKey: number,
  { version, state, reason, otherKey, paired, by, now }: NewStep,
): Promise<void> {
  await tx
    .insertInto('optical_version_step')
    .values({
      optical_version_key: version.versionKey,
      step: version.steps.length + 1,
      organisation_key: organisationKey,
      state,
      reason: reason ?? null,
      other_version_key: otherKey ?? null,
      both_right: paired?.bothRight ?? null,
      only_first: paired?.onlyFirst ?? null,
      only_second: paired?.onlySecond ?? null,
      both_wrong: paired?.bothWrong ?? null,
      written_by: by,
      written_time: now,
    })
    .execute()
}
