import type { Counted } from '../../domain/line/proportion.ts'
import type { Basis } from '../../domain/optical-check/call.ts'
import { type CheckFigures, checkFigures } from '../../domain/optical-check/confusion.ts'
import {
  classesOf,
  type DefectClasses,
  isGoodIn,
} from '../../domain/optical-check/defect-classes.ts'
import { driftOf, type WeekDrift } from '../../domain/optical-check/drift.ts'
import {
  type PairedDifference,
  pairedDifference,
  rightIn,
} from '../../domain/optical-check/paired.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Database } from '../store/database.ts'
import {
  type ChosenCounts,
  countChosen,
  readMatrix,
  readWeeks,
} from '../store/optical-checks/figures.ts'
import { type StoredModelVersion, stateOf } from '../store/optical-checks/versions.ts'
import { readersZone } from '../store/organisations/place.ts'
import { type Compared, compareWithLive, type VersionName } from './write-version.ts'

/** Weeks that a report tells. */
const mostWeeks = 26

/** A version with its figures, week by week, and beside the live one. */
export interface VersionReport {
  readonly version: StoredModelVersion
  readonly basis: Basis
  readonly classes: DefectClasses | undefined
  readonly figures: CheckFigures
  readonly chosen: ChosenCounts
  /** Newest first. */
  readonly weeks: readonly WeekDrift[]
  /** Of a version that is not live: what a comparison comes to now. */
  readonly comparison: (Compared & { readonly difference: PairedDifference }) | undefined
}

/** Reads the figures of a version over the pieces that were chosen beforehand, or over all that a person judged. */
export async function readVersionReport(
  db: Database,
  organisationKey: number,
  {
    name,
    basis,
    streams,
  }: {
    readonly name: VersionName
    readonly basis: Basis
    readonly streams: ReadonlyMap<string, LoadedStream>
  },
): Promise<VersionReport> {
  const compared = await compareWithLive(db, organisationKey, name)
  const { version } = compared
  const { versionKey, stream, classesVersion } = version
  const classes = classesOf(streams.get(stream)?.defectClasses ?? [], classesVersion)
  const isGood = (one: string) => classes !== undefined && isGoodIn(classes, one)
  const good = Object.keys(classes?.classes ?? {}).filter(isGood)
  const timeZone = await readersZone(db, organisationKey)
  const [matrix, chosen, weeks] = await Promise.all([
    readMatrix(db, versionKey, basis),
    countChosen(db, versionKey),
    readWeeks(db, versionKey, { timeZone, good, most: mostWeeks }),
  ])
  return {
    version,
    basis,
    classes,
    figures: checkFigures(matrix, isGood),
    chosen,
    weeks: driftOf(weeks, acceptedOf(version)),
    comparison:
      stateOf(version) === 'live'
        ? undefined
        : { ...compared, difference: pairedDifference(compared.trial.paired) },
  }
}

/** On how many of the pieces of its comparison a version was right when it last went live. */
function acceptedOf({ steps }: StoredModelVersion): Counted | undefined {
  const paired = steps.findLast(({ state }) => state === 'live')?.paired
  return paired == null ? undefined : rightIn(paired)
}
