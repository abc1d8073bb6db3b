import type { FactReader } from '../../../domain/audience.ts'
import type { Facts } from '../../../domain/field.ts'
import { localDay } from '../../../domain/local-day.ts'
import { type NamedOrganisation, toldOrganisation } from '../../../domain/local-names.ts'
import { missedDeadlines } from '../../../domain/register/lateness.ts'
import type { RegisterLine } from '../../../domain/register/line.ts'
import { postedLine } from '../../../domain/register/registers.ts'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { contextFor, openEventFor } from '../../http/shown-to.ts'
import type { CarriedLine } from '../../store/oversight/carried-lines.ts'
import type { HeldLine } from '../../store/oversight/held-lines.ts'
import type { PostedLine } from '../../store/oversight/posted-lines.ts'
import { carriedPart, custodyPart } from './custody-part.ts'
import { custodyTimes, type Sides } from './custody-side.ts'
import { operationOf, registerFact } from './line-facts.ts'

/** What lines of a page are read with. */
export interface Reading extends Sides {
  readonly reader: FactReader
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly timeZone: string
  readonly now: Date
  /** Organisations that are asked about. */
  readonly keys: ReadonlySet<number>
}

/** A line of an incoming or outgoing register, or of what was processed. */
export function lineOfPosted(row: PostedLine, reading: Reading): RegisterLine {
  const { streams, reader, now } = reading
  const { custody, stage, timeZone } = row
  const stream = streams.get(row.stream)
  const { event } = openEventFor(reader, streams, row)
  const context = contextFor(reader, stream, row.context) as Facts
  const ofEvent = [custody?.papers, event.facts, event.decisions]
  const fact = (column: Parameters<typeof registerFact>[1], ...more: readonly Facts[]) =>
    registerFact(stream, column, [...ofEvent, ...more])
  const { movement, grams } = postedLine(row.movement, row.amount)
  const isIn = movement === 'received'
  const day = localDay(row.eventTime, { timeZone })
  const became = becameOf(row)
  return {
    ...nothing,
    movement,
    day,
    eventTime: row.eventTime.toISOString(),
    recordTime: row.recordTime.toISOString(),
    organisation: organisationOf(reading, row.organisationKey),
    facility: row.facility,
    batch: row.batch,
    stream: row.stream,
    kind: row.kind,
    material: row.material,
    stage,
    grams,
    code: fact('code', context),
    ...(custody === null ? {} : custodyPart(custody, day, reading)),
    origin: custody === null && isIn ? fact('origin') : null,
    destination: custody === null && movement === 'dispatched' ? fact('destination') : null,
    operation: operationOf(stream, event.facts),
    ticket: fact('ticket'),
    permit: fact('permit'),
    wentOn: became,
    wentOnCount: Math.max(became.length, row.madeCount),
    late: custody === null ? [] : missedDeadlines(custodyTimes(custody), now),
    isReversal: stage === reversedState,
    event: row.event,
    digest: row.digest.toString('base64url'),
  }
}

/** What was made of it, or what the receiver calls it. */
function becameOf({ made, movement, custody }: PostedLine): RegisterLine['wentOn'] {
  if (made !== null) return made
  if (movement !== 'dispatched' || custody === null || custody.receiverCode === null) return []
  return [{ code: custody.receiverCode, grams: custody.acceptedGrams }]
}

/** A batch that lay in stock. */
export function lineOfHeld(row: HeldLine, reading: Reading): RegisterLine {
  const { streams, reader, timeZone } = reading
  const stream = streams.get(row.stream)
  const context = contextFor(reader, stream, row.context) as Facts
  const { batch, kind, state } = row
  // As it stands now: carriers and authorities are told of it by everything that shows the batch.
  const goods = { code: batch, kind, state, context: row.context as Facts }
  return {
    ...nothing,
    movement: 'held',
    day: localDay(row.sinceTime, { timeZone }),
    eventTime: row.sinceTime.toISOString(),
    organisation: organisationOf(reading, row.organisationKey),
    facility: row.facility,
    batch,
    stream: row.stream,
    kind,
    material: row.material,
    stage: state,
    grams: row.grams,
    code: registerFact(stream, 'code', [context]),
    danger: stream?.custody.dangerOf?.(goods)?.name ?? null,
    event: row.event,
    digest: row.digest.toString('base64url'),
  }
}

/** A line of a hand-over that was carried. What both sides decided is not for whoever only carried it. */
export function lineOfCarried(row: CarriedLine, reading: Reading): RegisterLine {
  const { keys, timeZone, streams, now } = reading
  const { custody, dispatchedTime } = row
  const stream = streams.get(row.stream)
  const isSide = keys.has(custody.senderKey) || keys.has(custody.receiverKey)
  const day = localDay(dispatchedTime, { timeZone })
  const part = custodyPart(custody, day, reading)
  return {
    ...nothing,
    movement: 'transported',
    day,
    eventTime: dispatchedTime.toISOString(),
    organisation: organisationOf(reading, custody.senderKey),
    facility: custody.from,
    batch: custody.senderCode,
    stream: row.stream,
    kind: row.kind,
    material: row.material,
    grams: row.grams,
    ...(isSide ? part : carriedPart(part, custody, reading)),
    ticket: registerFact(stream, 'ticket', [custody.papers]),
    permit: registerFact(stream, 'permit', [custody.papers]),
    late: isSide ? missedDeadlines(custodyTimes(custody), now) : [],
  }
}

function organisationOf({ named }: Reading, key: number): NamedOrganisation {
  return toldOrganisation(named.get(key))
}

const nothing = {
  recordTime: null,
  stage: null,
  code: null,
  danger: null,
  offeredGrams: null,
  sentGrams: null,
  acceptedGrams: null,
  refusedGrams: null,
  differenceGrams: null,
  refusalReason: null,
  sender: null,
  carriers: [],
  receiver: null,
  origin: null,
  destination: null,
  operation: null,
  ticket: null,
  permit: null,
  wentOn: [],
  wentOnCount: 0,
  handOver: null,
  handOverState: null,
  late: [],
  isCorrected: false,
  isReversal: false,
  event: null,
  digest: null,
} as const
