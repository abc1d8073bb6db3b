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
import { idFrom, sha256Hex } from '../../digest.ts'
import type { Store } from '../../store/open-store.ts'
import { addAnomalies } from '../../store/oversight/anomalies.ts'
import {
  mostMasses,
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
  mostGradings,
  readGradings,
  readPersonScans,
  readSamePhotos,
  readSameSerials,
} from '../../store/oversight/anomaly-scans.ts'
import {
  type AnomalyWindow,
  type BoundedWindow,
  boundedWindow,
  mostEvents,
  reversedEvents,
} from '../../store/oversight/anomaly-window.ts'
import { gradedStages } from '../graded-stages.ts'
import { gradingsOf } from './gradings.ts'

/** Days before what is asked about that say what is usual. */
const historyDays = 365

/** What is looked at: an organisation's events from one moment to another. */
export interface Looking {
  readonly organisationKey: number
  readonly from: Date
  readonly to: Date
}

/**
 * Everything that the rules find in a period of an organisation, the newest evidence first; keeps nothing. Of an organisation with more
 * events than `most` each rule reads the newest, and its findings say since when.
 */
export async function findingsIn(
  { system }: Pick<Store, 'system'>,
  streams: ReadonlyMap<string, LoadedStream>,
  { organisationKey, from, to }: Looking,
  most = mostEvents,
): Promise<readonly Finding[]> {
  const before = new Date(from.getTime() - historyDays * dayMilliseconds)
  const reversed = await reversedEvents(system, organisationKey, before)
  const window: AnomalyWindow = { organisationKey, before, from, to, reversed }
  const transforming = [...streams.values()].flatMap(transformingStages)
  const graded = gradedStages(streams)
  const all = await boundedWindow(system, window, { most })
  const fresh = await boundedWindow(system, { ...window, before: from }, { most })
  const worked = await boundedWindow(system, window, { most, stages: transforming })
  const grading = { most: Math.min(most, mostGradings), stages: graded }
  const judged = await boundedWindow(system, window, grading)
  const masses = await readNewMasses(system, all)
  const weighings = await readWeighings(system, all)
  const scans = await readPersonScans(system, fresh)
  const gradings = gradingsOf(streams, await readGradings(system, judged, graded))
  const found = [
    ...saidSince(slips(masses), earliest(all, masses)),
    ...saidSince(oddWeighings(weighings), earliest(all, weighings)),
    ...saidSince(
      oddYields(await readRuns(system, worked, transforming), usualYields(streams)),
      worked.cut,
    ),
    ...saidSince(fasterThanWalking(scans), fresh.cut),
    ...saidSince(fasterThanHands(scans), fresh.cut),
    ...saidSince(samePhotos(await readSamePhotos(system, fresh)), fresh.cut),
    ...sameSerials(await readSameSerials(system, window)),
    ...saidSince(gradeShifts(gradings), judged.cut),
    ...saidSince(tooRound(await readMasses(system, fresh)), fresh.cut),
    ...tooEqual(await readArrivals(system, window)),
    ...claimsNearLimit(await readCredits(system, window)),
    ...silences(await readDays(system, window)),
    ...oddLooks(await readLooks(system, window)),
  ]
  return found.toSorted((one, other) => (one.time < other.time ? 1 : -1))
}

/** From where a rule read what is newest first: the bound of its events, or that of their masses where these are still more. */
function earliest({ cut }: BoundedWindow, rows: readonly { readonly time: string }[]) {
  const last = rows.length < mostMasses ? undefined : rows.at(-1)
  return last === undefined ? cut : new Date(last.time)
}

function saidSince(found: readonly Finding[], cut: Date | undefined): readonly Finding[] {
  return cut === undefined ? found : found.map((one) => ({ ...one, since: cut.toISOString() }))
}

/** The same, kept: a question that is known already, dismissed or not, stays as it is. Gives how many were new. */
export async function findAnomalies(
  store: Pick<Store, 'system'>,
  streams: ReadonlyMap<string, LoadedStream>,
  { now, ...looking }: Looking & { readonly now: Date },
): Promise<number> {
  const found = await findingsIn(store, streams, looking)
  const { organisationKey } = looking
  const known = found.map((finding) => {
    const text = `loomcell-anomaly/1\n${organisationKey}\n${finding.kind}\n${finding.about}\n`
    // A person's pseudonym can be erased, and so stands in none of what is kept.
    const about = finding.named.person === undefined ? finding.about : sha256Hex(text)
    return { ...finding, about, id: idFrom(text) }
  })
  return known.length === 0 ? 0 : addAnomalies(store.system, organisationKey, known, now)
}

function transformingStages({ name, allStages }: LoadedStream): readonly string[] {
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
