import type { z } from '@hono/zod-openapi'
import { dayMilliseconds, minuteMilliseconds } from '../../domain/hours.ts'
import { callRules } from '../../domain/optical-check/call.ts'
import { classesOf } from '../../domain/optical-check/defect-classes.ts'
import { type Fault, faultOf, type RefusalCode } from '../../domain/refusal.ts'
import { opticalCheckName } from '../../workflows/optical-check-stage.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { StationPrincipal } from '../http/principal.ts'
import type { batchPlaces, KnownPiece, ToldPiece } from '../store/optical-checks/calls.ts'
import type { StoredModelVersion } from '../store/optical-checks/versions.ts'
import type { callSchema } from './call-schemas.ts'

/** A call with its place in what was sent, what it is known again by, and the version that makes it. */
export interface SentCall {
  readonly call: z.output<typeof callSchema>
  readonly at: number
  readonly digest: Buffer
  readonly version: StoredModelVersion | undefined
}

/** What is known already of ids, pieces and batches that calls name. */
export interface KnownOfCalls {
  /** By id of the call. */
  readonly digests: ReadonlyMap<string, Buffer>
  /** By code. */
  readonly pieces: ReadonlyMap<string, KnownPiece>
  /** `pieceKey versionKey` of calls that are kept. */
  readonly called: ReadonlySet<string>
  readonly places: Awaited<ReturnType<typeof batchPlaces>>
}

interface Bounds {
  readonly station: StationPrincipal
  readonly now: Date
  readonly streams: ReadonlyMap<string, LoadedStream>
}

/** A name for a version of a model. */
export function nameOf({ model, version }: { readonly model: string; readonly version: string }) {
  return `${model} ${version}`
}

/** Everything that is wrong with calls, those aside that came before as they are; the code that all of it is refused with. */
export function faultsInCalls(
  sent: readonly SentCall[],
  known: KnownOfCalls,
  bounds: Bounds,
): { readonly code: RefusalCode; readonly faults: readonly Fault[] } {
  const { digests } = known
  const reused = sent.filter(({ call, digest }) => digests.get(call.id)?.equals(digest) === false)
  const fresh = sent.filter(({ call }) => !digests.has(call.id))
  const told = new Map<string, ToldPiece>(known.pieces)
  const ids = new Set<string>()
  const called = new Set<string>()
  const faults = [
    ...reused.map(({ call: { id }, at }) =>
      faultOf(`/calls/${at}/id`, 'optical_call_reused', { id }),
    ),
    ...fresh.flatMap((one) => {
      const { id, piece } = one.call
      const own = [...faultsInCall(one, bounds), ...faultsInBatch(one, known, bounds)]
      const say = (name: string, ...[says, values]: Says) =>
        own.push(faultOf(`/calls/${one.at}/${name}`, says, values))
      if (ids.has(id)) say('id', 'optical_call_twice', { id })
      ids.add(id)
      const { version } = one
      if (version === undefined) return own
      own.push(...faultsInStages(one.at, version, bounds.station))
      const first = told.get(piece)
      const now = toldIn(one, version)
      if (first !== undefined && !isSamePiece(first, now))
        say('piece', 'optical_piece_other', { piece })
      if (first === undefined) told.set(piece, now)
      const pair = `${piece} ${version.versionKey}`
      const isKept = known.called.has(`${known.pieces.get(piece)?.pieceKey} ${version.versionKey}`)
      if (isKept || called.has(pair)) {
        say('piece', 'optical_piece_called', { piece, version: version.version })
      }
      called.add(pair)
      return own
    }),
  ]
  return { code: faults.length === reused.length ? 'id_reused' : 'invalid', faults }
}

type Says = [says: Parameters<typeof faultOf>[1], values: Parameters<typeof faultOf>[2]]

/** What is wrong with a call by itself: its version, its class, when its picture was taken. */
function faultsInCall({ call, at, version }: SentCall, { now, streams }: Bounds): readonly Fault[] {
  const { piece, takenTime } = call
  const { leadMinutes: minutes, mostDays: days } = callRules
  const faults: Fault[] = []
  if (version === undefined) {
    const values = { model: call.model, version: call.version }
    faults.push(faultOf(`/calls/${at}/version`, 'optical_version_unknown', values))
  } else {
    const lists = streams.get(version.stream)?.defectClasses ?? []
    const names = Object.keys(classesOf(lists, version.classesVersion)?.classes ?? {})
    if (!names.includes(call.class)) {
      const values = { given: call.class, names }
      faults.push(faultOf(`/calls/${at}/class`, 'optical_class_unknown', values))
    }
  }
  const ahead = Date.parse(takenTime) - now.getTime()
  if (ahead > minutes * minuteMilliseconds) {
    faults.push(faultOf(`/calls/${at}/takenTime`, 'optical_taken_ahead', { piece, minutes }))
  }
  if (-ahead > days * dayMilliseconds) {
    faults.push(faultOf(`/calls/${at}/takenTime`, 'optical_taken_too_old', { piece, days }))
  }
  return faults
}

/** Why a station that is bound to stages may not say what a version calls: checks are a stage of the stream as any other. */
function faultsInStages(
  at: number,
  { stream }: StoredModelVersion,
  { name, stages }: StationPrincipal,
): readonly Fault[] {
  const stage = `${stream}.${opticalCheckName}`
  if (stages === undefined || stages.includes(stage)) return []
  const values = { stage, station: name, stages }
  return [faultOf(`/calls/${at}/model`, 'station_records_others', values)]
}

/** Why a piece cannot be the batch that it names. */
function faultsInBatch(
  { call: { batch }, at, version }: SentCall,
  { places }: KnownOfCalls,
  { station }: Bounds,
): readonly Fault[] {
  if (batch === undefined) return []
  const pointer = `/calls/${at}/batch`
  const place = places.get(batch)
  if (place === undefined || (version !== undefined && place.stream !== version.stream)) {
    return [faultOf(pointer, 'optical_batch_unknown', { batch })]
  }
  const { facility } = station
  if (facility === undefined || facility === place.facility) return []
  const values = { batch, other: place.facility, facility }
  return [faultOf(pointer, 'optical_batch_elsewhere', values)]
}

function toldIn({ call }: SentCall, { stream }: StoredModelVersion): ToldPiece {
  const { piece: code, picture, takenTime, batch = null, reference: isReference } = call
  return { code, stream, picture, takenTime, batch, isReference }
}

function isSamePiece(one: ToldPiece, other: ToldPiece): boolean {
  const names = ['stream', 'picture', 'takenTime', 'batch', 'isReference'] as const
  return names.every((name) => one[name] === other[name])
}
