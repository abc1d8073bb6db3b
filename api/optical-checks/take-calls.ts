import type { z } from '@hono/zod-openapi'
import { fewFaults } from '../../domain/few-faults.ts'
import { isDoubtful, millionthsOf } from '../../domain/optical-check/call.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Principal, StationPrincipal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { requestDigest } from '../once.ts'
import { inOneTransaction } from '../recording/in-one-transaction.ts'
import { macsOf } from '../secret/secret.ts'
import type { Held } from '../store/hold-transaction.ts'
import {
  addCalls,
  addPieces,
  batchPlaces,
  callDigests,
  callsOn,
  knownPieces,
  type NewCall,
  type NewPiece,
} from '../store/optical-checks/calls.ts'
import { waitingAmong } from '../store/optical-checks/pieces.ts'
import { lockOpticalChecks, readModelVersions, stateOf } from '../store/optical-checks/versions.ts'
import type { sentCallsSchema, takenCallsSchema } from './call-schemas.ts'
import { faultsInCalls, type KnownOfCalls, nameOf, type SentCall } from './faults-in-calls.ts'
import { recordCalls } from './record-checks.ts'

type Taken = z.output<typeof takenCallsSchema>

interface Sending {
  readonly principal: Principal
  readonly calls: z.output<typeof sentCallsSchema>['calls']
  readonly now: Date
}

/**
 * Keeps calls of a station, all or none of them: those that came before with the same content are passed over, everything that is wrong
 * with the others is thrown as one refusal. What a live version calls a batch becomes an event of it in the same commit.
 */
export async function takeCalls(installation: Installation, sending: Sending): Promise<Taken> {
  const { principal } = sending
  const { organisation } = principal
  if (principal.kind !== 'station' || organisation === undefined) {
    throw new RefusedError(refuse('not_allowed', '', ['optical_calls_of_stations']))
  }
  return inOneTransaction(installation, organisation.organisationKey, (held) =>
    takeWithin(held, installation, { ...sending, principal }),
  )
}

async function takeWithin(
  held: Held,
  installation: Installation,
  { principal, calls, now }: Sending & { readonly principal: StationPrincipal },
): Promise<Taken> {
  const { tx, organisationKey } = held
  await lockOpticalChecks(tx, organisationKey)
  const { sent, known } = await readKnown(tx, organisationKey, calls)
  const bounds = { station: principal, now, streams: installation.streams }
  const { code, faults } = faultsInCalls(sent, known, bounds)
  if (faults.length > 0) throw new RefusedError({ code, faults: fewFaults(faults) })
  const fresh = sent.filter(({ call }) => !known.digests.has(call.id))
  const isDrawn = drawnBy(installation, organisationKey)
  const station = principal.stationId
  const pieces = newPieces(fresh, known, isDrawn)
  const added = await addPieces(tx, organisationKey, { station, pieces, now })
  const keyOf = ({ call: { piece } }: SentCall) =>
    known.pieces.get(piece)?.pieceKey ?? added.get(piece)
  const kept = fresh.flatMap((one) => callOf(one, keyOf(one)))
  await addCalls(tx, organisationKey, { station, calls: kept, now })
  const live = fresh.filter(({ version }) => version !== undefined && stateOf(version) === 'live')
  const events = await recordCalls(installation, held, {
    calls: live,
    places: known.places,
    principal,
  })
  const keys = sent.flatMap((one) => keyOf(one) ?? [])
  return {
    accepted: kept.length,
    duplicates: sent.length - fresh.length,
    shadow: kept.length - live.length,
    events,
    waiting: await waitingAmong(tx, organisationKey, keys),
  }
}

/** Calls with the versions that make them, and what is known of their ids, pieces and batches. */
async function readKnown(
  tx: Held['tx'],
  organisationKey: number,
  calls: Sending['calls'],
): Promise<{ readonly sent: readonly SentCall[]; readonly known: KnownOfCalls }> {
  const registered = await readModelVersions(tx, organisationKey)
  const versions = new Map(registered.map((one) => [nameOf(one), one]))
  const sent = calls.map((call, at) => {
    return { call, at, digest: requestDigest(call), version: versions.get(nameOf(call)) }
  })
  const codes = calls.map(({ piece }) => piece)
  const batches = calls.flatMap(({ batch }) => batch ?? [])
  const ids = calls.map(({ id }) => id)
  const pieces = await knownPieces(tx, organisationKey, codes)
  const keys = [...pieces.values()].map(({ pieceKey }) => pieceKey)
  const known = {
    digests: await callDigests(tx, organisationKey, ids),
    pieces,
    called: await callsOn(tx, organisationKey, keys),
    places: await batchPlaces(tx, organisationKey, batches),
  }
  return { sent, known }
}

/** The pieces that nobody told before, each once; the version that calls one first says how many are drawn. */
function newPieces(
  fresh: readonly SentCall[],
  { pieces }: KnownOfCalls,
  isDrawn: (piece: string, oneIn: number) => boolean,
): readonly NewPiece[] {
  const told = new Set(pieces.keys())
  return fresh.flatMap(({ call, version }) => {
    const { piece: code, picture, takenTime, batch = null, reference: isReference } = call
    if (version === undefined || told.has(code)) return []
    told.add(code)
    const isControl = !isReference && isDrawn(code, version.controlOneIn)
    return [{ code, stream: version.stream, picture, takenTime, batch, isReference, isControl }]
  })
}

function callOf(
  { call, version, digest }: SentCall,
  pieceKey: number | undefined,
): readonly NewCall[] {
  if (version === undefined || pieceKey === undefined) return []
  const confidenceMillionths = millionthsOf(call.confidence)
  return [
    {
      id: call.id,
      pieceKey,
      versionKey: version.versionKey,
      class: call.class,
      confidenceMillionths,
      wasLive: stateOf(version) === 'live',
      isDoubtful: isDoubtful(confidenceMillionths, version.thresholdMillionths),
      digest,
    },
  ]
}

/**
 * Whether a piece is drawn for the random control sample. It follows from the installation's secret, so that neither a station nor a model
 * can tell beforehand which pieces a person will look at.
 */
function drawnBy({ secret }: Installation, organisationKey: number) {
  return (piece: string, oneIn: number): boolean => {
    const text = `loomcell optical control/1 ${organisationKey} ${piece}`
    return macsOf(secret, text).digest.readUInt32BE(0) % oneIn === 0
  }
}
