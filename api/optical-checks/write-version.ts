import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { millionthsOf } from '../../domain/optical-check/call.ts'
import { classesOf, newestClasses } from '../../domain/optical-check/defect-classes.ts'
import { faultsInGoingLive, type Trial } from '../../domain/optical-check/model-version.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Database, Tables } from '../store/database.ts'
import { readPaired } from '../store/optical-checks/figures.ts'
import {
  addModelVersion,
  addVersionStep,
  lockOpticalChecks,
  readModelVersions,
  type StoredModelVersion,
  stateOf,
} from '../store/optical-checks/versions.ts'
import type { newVersionSchema } from './version-schemas.ts'

/** Which version of which model. */
export interface VersionName {
  readonly model: string
  readonly version: string
}

/** The organisation's version of this name. Throws the refusal that another organisation's gets as well. */
export async function ownVersion(
  db: Database,
  organisationKey: number,
  { model, version }: VersionName,
): Promise<StoredModelVersion> {
  const [found] = await readModelVersions(db, organisationKey, { model, version })
  if (found !== undefined) return found
  const values = { model, version }
  throw new RefusedError(
    refuse('not_found', '/path/version', ['optical_version_not_there', values]),
  )
}

/** Registers a version of a model; throws every fault in it as one refusal. */
export async function addOwnVersion(
  tx: Transaction<Tables>,
  { organisationKey, principal, now }: By,
  {
    asked,
    streams,
  }: {
    readonly asked: z.output<typeof newVersionSchema>
    readonly streams: ReadonlyMap<string, LoadedStream>
  },
): Promise<StoredModelVersion> {
  const { model, version, stream, controlOneIn, note = null } = asked
  await lockOpticalChecks(tx, organisationKey)
  const others = await readModelVersions(tx, organisationKey, { model })
  const lists = streams.get(stream)?.defectClasses ?? []
  const classesVersion = asked.classesVersion ?? newestClasses(lists)?.version ?? 0
  const faults = faultsInVersion({ ...asked, classesVersion }, others, streams)
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const said = {
    model,
    version,
    stream,
    classesVersion,
    thresholdMillionths: millionthsOf(asked.threshold),
    controlOneIn,
    note,
  }
  await addModelVersion(tx, organisationKey, { said, by: principal.name, now })
  const action = 'model version registered'
  await audit(tx, principal, { kind: 'administration', action, detail: said, now })
  return ownVersion(tx, organisationKey, { model, version })
}

function faultsInVersion(
  {
    model,
    version,
    stream,
    classesVersion,
  }: VersionName & {
    readonly stream: string
    readonly classesVersion: number
  },
  others: readonly StoredModelVersion[],
  streams: ReadonlyMap<string, LoadedStream>,
): readonly Fault[] {
  const faults: Fault[] = []
  if (others.some((one) => one.version === version)) {
    faults.push(faultOf('/version', 'optical_version_exists', { model, version }))
  }
  const [first] = others
  if (first !== undefined && first.stream !== stream) {
    faults.push(faultOf('/stream', 'optical_model_elsewhere', { model, stream: first.stream }))
  }
  const lists = streams.get(stream)?.defectClasses ?? []
  const newest = newestClasses(lists)?.version
  if (newest === undefined) {
    const named = [...streams.values()].filter(({ defectClasses }) => defectClasses !== undefined)
    const values = { stream, streams: named.map(({ name }) => name) }
    faults.push(faultOf('/stream', 'optical_no_classes', values))
  } else if (classesOf(lists, classesVersion) === undefined) {
    const values = { classes: classesVersion, stream, newest }
    faults.push(faultOf('/classesVersion', 'optical_classes_unknown', values))
  }
  return faults
}

/** A version that was to be compared, what it is compared with, and what that comes to now. */
export interface Compared {
  readonly version: StoredModelVersion
  readonly other: StoredModelVersion | undefined
  readonly trial: Trial
}

/** Compares a version with the live one of its model, or holds it against persons alone where none is live. */
export async function compareWithLive(
  db: Database,
  organisationKey: number,
  name: VersionName,
): Promise<Compared> {
  const version = await ownVersion(db, organisationKey, name)
  const versions = await readModelVersions(db, organisationKey, { model: name.model })
  const other = versions.find(
    (one) => stateOf(one) === 'live' && one.versionKey !== version.versionKey,
  )
  const paired = await readPaired(db, version.versionKey, other?.versionKey)
  return { version, other, trial: { version: version.version, other: other?.version, paired } }
}

interface Step {
  readonly name: VersionName
  readonly reason: string | undefined
}

/** Lets a version go live in the place of the one that is, on what both made of the same pieces; throws why it may not. */
export async function goLive(
  tx: Transaction<Tables>,
  { organisationKey, principal, now }: By,
  { name, reason }: Step,
): Promise<StoredModelVersion> {
  await lockOpticalChecks(tx, organisationKey)
  const { version, other, trial } = await compareWithLive(tx, organisationKey, name)
  if (stateOf(version) === 'live') throw stepRefused('optical_version_live', name)
  const faults = faultsInGoingLive(trial, reason)
  if (faults.length > 0) throw new RefusedError({ code: 'guard_not_met', faults })
  const writing = { by: principal.name, now }
  if (other !== undefined) {
    const retired = { version: other, state: 'retired' as const, reason: undefined }
    await addVersionStep(tx, organisationKey, { ...retired, ...writing })
  }
  const { paired } = trial
  const live = { version, state: 'live' as const, reason, otherKey: other?.versionKey, paired }
  await addVersionStep(tx, organisationKey, { ...live, ...writing })
  const detail = { ...name, other: other?.version ?? null, ...paired, reason: reason ?? null }
  const action = 'model version went live'
  await audit(tx, principal, { kind: 'administration', action, detail, now })
  return ownVersion(tx, organisationKey, name)
}

/** Takes a version off: what it calls from now on is kept beside and feeds nothing. */
export async function retire(
  tx: Transaction<Tables>,
  { organisationKey, principal, now }: By,
  { name, reason }: Step,
): Promise<StoredModelVersion> {
  await lockOpticalChecks(tx, organisationKey)
  const version = await ownVersion(tx, organisationKey, name)
  if (stateOf(version) === 'retired') throw stepRefused('optical_version_retired', name)
  const step = { version, state: 'retired' as const, reason, by: principal.name, now }
  await addVersionStep(tx, organisationKey, step)
  const detail = { ...name, reason: reason ?? null }
  const action = 'model version retired'
  await audit(tx, principal, { kind: 'administration', action, detail, now })
  return ownVersion(tx, organisationKey, name)
}

function stepRefused(
  says: 'optical_version_live' | 'optical_version_retired',
  { version }: VersionName,
): RefusedError {
  return new RefusedError(refuse('step_not_open', '', [says, { version }]))
}
