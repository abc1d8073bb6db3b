import { type Fault, faultOf } from '../../../domain/refusal.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { Database } from '../../store/database.ts'
import { findFacility } from '../../store/organisations/facilities.ts'

/** What a station is to be bound to, as it was asked for. */
export interface AskedBounds {
  readonly facility?: string | undefined
  readonly stages?: readonly string[] | undefined
  readonly expires?: string | undefined
}

export interface Bounds {
  readonly facilityKey: number | null
  readonly stages: readonly string[] | null
  readonly expires: Date | null
}

/** Reads what a station is bound to, with every fault in it: facilities and stages that there are not, times that are past. */
export async function readBounds(
  { facility, stages, expires }: AskedBounds,
  known: {
    readonly db: Database
    readonly organisationKey: number
    readonly streams: ReadonlyMap<string, LoadedStream>
    readonly now: Date
  },
): Promise<{ bounds: Bounds; faults: readonly Fault[] }> {
  const faults: Fault[] = []
  const found =
    facility === undefined
      ? undefined
      : await findFacility(known.db, known.organisationKey, facility)
  if (facility !== undefined && found === undefined) {
    faults.push(faultOf('/facility', 'station_facility_unknown', { facility }))
  }
  const names = stageNames(known.streams)
  for (const [index, stage] of (stages ?? []).entries()) {
    if (names.has(stage)) continue
    const said = { stage: stage.slice(0, 80), example: [...names][0] ?? '' }
    faults.push(faultOf(`/stages/${index}`, 'station_stage_unknown', said))
  }
  const time = expires === undefined ? null : new Date(expires)
  if (time !== null && time <= known.now) {
    faults.push(faultOf('/expires', 'station_key_ended_before', { time: expires ?? '' }))
  }
  const bounds = {
    facilityKey: found?.facilityKey ?? null,
    stages: stages === undefined ? null : [...new Set(stages)],
    expires: time,
  }
  return { bounds, faults }
}

function stageNames(streams: ReadonlyMap<string, LoadedStream>): ReadonlySet<string> {
  return new Set(
    [...streams.values()].flatMap(({ name, allStages }) =>
      Object.keys(allStages).map((stage) => `${name}.${stage}`),
    ),
  )
}
