import { claimsNearLimit, oddLooks } from '../../../domain/anomaly/claims-and-looks.ts'
import { samePhotos, sameSerials } from '../../../domain/anomaly/doubles.ts'
import { tooEqual, tooRound } from '../../../domain/anomaly/exactness.ts'
import { fasterThanHands, fasterThanWalking } from '../../../domain/anomaly/fast-scans.ts'
import type { Finding } from '../../../domain/anomaly/finding.ts'
import { gradeShifts } from '../../../domain/anomaly/grade-shift.ts'
import { oddWeighings } from '../../../domain/anomaly/odd-weighings.ts'
import { oddYields, type UsualYields } from '../../../domain/anomaly/odd-yields.ts'
import { silences } from '../../../domain/anomaly/silence.ts'
import { slips } from '../../../domain/anomaly/slips.ts'
import { dayMilliseconds } from '../../../domain/hours.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { idFrom } from '../../digest.ts'
import type { Store } from '../../store/open-store.ts'
import { addAnomalies } from '../../store/oversight/anomalies.ts'
import {
  readMasses,
  readNewMasses,
  readRuns,
  readWeighings,
} from '../../store/oversight/anomaly-masses.ts'
import {
  readArrivals,
  readCredits,
  readDays,
  readLooks,
} from '../../store/oversight/anomaly-places.ts'
import {
  readGradings,
  readPersonScans,
  readSamePhotos,
  readSameSerials,
} from '../../store/oversight/anomaly-scans.ts'
import { type AnomalyWindow, reversedEvents } from '../../store/oversight/anomaly-window.ts'
import { gradedStages, gradingsOf } from './gradings.ts'

/** Days before what is asked about that say what is usual. */
const historyDays = 365

/** What is looked at: an organisation's events from one moment to another. */
export interface Looking {
  readonly organisationKey: number
  readonly from: Date
  readonly to: Date
}

/** Everything that the rules find in a period of an organisation, the newest evidence first; keeps nothing. */
export async function findingsIn(
  { system }: Pick<Store, 'system'>,
  streams: ReadonlyMap<string, LoadedStream>,
  { organisationKey, from, to }: Looking,
): Promise<readonly Finding[]> {
  const before = new Date(from.getTime() - historyDays * dayMilliseconds)
  const window: AnomalyWindow = { organisationKey, before, from, to }
  const reversed = await reversedEvents(system, organisationKey, before)
  const standing = <Row extends { readonly event: string }>(rows: readonly Row[]) =>
    rows.filter(({ event }) => !reversed.has(event))
  const stages = [...streams.values()].flatMap(transforming)
  const masses = standing(await readNewMasses(system, window))
  const runs = standing(await readRuns(system, window, stages))
  const scans = standing(await readPersonScans(system, window))
  const graded = await readGradings(system, window, gradedStages(streams))
  const month = from.toISOString().slice(0, 7)
  const found = [
    ...slips(masses),
    ...oddYields(runs, usualYields(streams)),
    ...oddWeighings(standing(await readWeighings(system, window))),
    ...fasterThanWalking(scans),
    ...fasterThanHands(scans),
    ...samePhotos(await readSamePhotos(system, window)),
    ...sameSerials(await readSameSerials(system, window)),
    ...gradeShifts(standing(gradingsOf(streams, graded))),
    ...tooRound(await readMasses(system, window)),
    ...tooEqual(await readArrivals(system, window)),
    ...claimsNearLimit(await readCredits(system, window), month),
    ...silences(await readDays(system, window)),
    ...oddLooks(await readLooks(system, window)),
  ]
  return found.toSorted((one, other) => (one.time < other.time ? 1 : -1))
}

/** The same, kept: a question that is known already, dismissed or not, stays as it is. Gives how many were new. */
export async function findAnomalies(
  store: Pick<Store, 'system'>,
  streams: ReadonlyMap<string, LoadedStream>,
  { now, ...looking }: Looking & { readonly now: Date },
): Promise<number> {
  const found = await findingsIn(store, streams, looking)
  const { organisationKey } = looking
  const named = found.map((finding) => ({
    ...finding,
    id: idFrom(`loomcell-anomaly/1\n${organisationKey}\n${finding.kind}\n${finding.about}\n`),
  }))
  return named.length === 0 ? 0 : addAnomalies(store.system, organisationKey, named, now)
}

function transforming({ name, allStages }: LoadedStream): readonly string[] {
  const stages = Object.values(allStages).filter(({ mass }) => mass === 'transformed')
  return stages.map((stage) => `${name}.${stage.name}`)
}

/** What the streams say is usual: of a stage with a usual loss, what is left of it. */
function usualYields(streams: ReadonlyMap<string, LoadedStream>): UsualYields {
  const all = [...streams.values()].flatMap(({ name, usualLosses = {} }) =>
    Object.entries(usualLosses).map(([stage, { least, most }]) => {
      const yields = { least: 1 - most / 10_000, most: 1 - least / 10_000 }
      return [`${name}.${stage}`, yields] as const
    }),
  )
  return new Map(all)
}
