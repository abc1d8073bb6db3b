import { mostMillionths } from '../../../domain/optical-check/call.ts'
import { rightIn } from '../../../domain/optical-check/paired.ts'
import { words } from '../../../domain/words.ts'
import type { ClassLabels } from '../../../web/pages/workplace/optical-checks/class-words.ts'
import type { ShownPiece, ShownVersion } from '../../../web/pages/workplace/optical-checks/view.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { keptAmong } from '../../store/evidence/files.ts'
import type { StoredPiece } from '../../store/optical-checks/pieces.ts'
import { type StoredModelVersion, stateOf } from '../../store/optical-checks/versions.ts'
import { listStationKeys } from '../../store/organisations/stations.ts'
import type { PageAsker } from '../page-asker.ts'

type Streams = ReadonlyMap<string, LoadedStream>

/** What the classes of all streams are called; a code means one thing in all of them. */
export function classLabels(streams: Streams): ClassLabels {
  const lists = [...streams.values()].flatMap(({ defectClasses = [] }) => defectClasses)
  return new Map(
    lists.flatMap(({ classes }) =>
      Object.entries(classes).map(([name, { label }]) => [name, label] as const),
    ),
  )
}

/** A stored version as pages show it. */
export function shownVersion(version: StoredModelVersion, streams: Streams): ShownVersion {
  const { stream, thresholdMillionths, steps, versionKey: _, ...told } = version
  return {
    ...told,
    stream: streams.get(stream)?.label ?? words(stream, stream, stream),
    state: stateOf(version),
    threshold: thresholdMillionths / mostMillionths,
    steps: steps.map(({ paired, other: _other, ...step }) => ({
      ...step,
      right: paired === null ? undefined : rightIn(paired),
    })),
  }
}

/** Stored pieces as pages show them, each with its picture where that is kept; an authority is shown none, since no fact names it to them. */
export async function shownPieces(
  { db, organisationKey, principal }: Pick<PageAsker, 'db' | 'organisationKey' | 'principal'>,
  pieces: readonly StoredPiece[],
): Promise<readonly ShownPiece[]> {
  if (pieces.length === 0) return []
  const [kept, keys] = await Promise.all([
    keptAmong(
      db,
      organisationKey,
      pieces.map(({ picture }) => picture),
    ),
    listStationKeys(db, organisationKey),
  ])
  const isOwn = principal.role !== 'regulator'
  const names = new Map(keys.map(({ stationId, name }) => [stationId, name]))
  return pieces.map(({ pieceKey: _, stream: _stream, picture, station, calls, ...told }) => ({
    ...told,
    station: names.get(station) ?? station.slice(0, 8),
    picture: pictureOf(picture, kept, isOwn),
    digest: picture,
    calls: calls.map(({ confidenceMillionths, ...call }) => ({
      ...call,
      confidence: confidenceMillionths / mostMillionths,
    })),
  }))
}

function pictureOf(
  digest: string,
  kept: ReadonlySet<string>,
  isOwn: boolean,
): ShownPiece['picture'] {
  if (!kept.has(digest)) return undefined
  return isOwn ? { href: `/api/v1/files/${digest}` } : 'unshown'
}
