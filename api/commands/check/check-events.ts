import type { Event } from '../../../domain/event.ts'
import { readErasures } from '../../store/check/checked-erasures.ts'
import {
  type CheckedEvent,
  type KeyRange,
  readDisclosures,
  readEdges,
  readEvents,
  readPlaces,
  readPostings,
} from '../../store/check/checked-events.ts'
import { readFileUses } from '../../store/check/checked-files.ts'
import { readEnvelopes } from '../../store/check/envelopes.ts'
import type { Database } from '../../store/database.ts'
import { type Beside, checkEvent } from './check-event.ts'
import { checkLogTimes, type LogTimes } from './check-record-times.ts'
import { type Findings, note, nothing, type Told } from './findings.ts'
import { type Opened, openStored } from './opened.ts'

const together = 200

/** Checks every event with what is stored beside it, a piece at a time in order of the key; gives how many there were. */
export async function checkEvents(
  db: Database,
  findings: Findings,
  progress: (events: number) => void,
): Promise<{ events: number; postings: number }> {
  const counted = { events: 0, postings: 0 }
  const log: LogTimes = { latest: undefined, isBehind: false }
  let after = 0
  for (;;) {
    const events = await readEvents(db, { after, most: together })
    const isLast = events.length < together
    const upTo = isLast ? undefined : events.at(-1)?.eventKey
    counted.postings += await checkPiece(db, findings, { events, range: { after, upTo } })
    checkLogTimes(findings, log, events)
    counted.events += events.length
    progress(counted.events)
    if (upTo === undefined) return counted
    after = upTo
  }
}

interface Piece {
  readonly events: readonly CheckedEvent[]
  readonly range: KeyRange
}

async function checkPiece(
  db: Database,
  findings: Findings,
  { events, range }: Piece,
): Promise<number> {
  const disclosures = await readDisclosures(db, range)
  const postings = await readPostings(db, range)
  const erasures = await readErasures(db, range)
  const uses = await readFileUses(db, range)
  const disclosedOf = new Map(disclosures.map((row) => [row.eventKey, row.disclosed]))
  const postingsOf = Map.groupBy(postings, ({ eventKey }) => eventKey)
  const erasuresOf = Map.groupBy(erasures, ({ eventKey }) => eventKey)
  const usesOf = Map.groupBy(uses, ({ eventKey }) => eventKey)
  const keys = new Set(events.map(({ eventKey }) => eventKey))
  for (const [table, found] of Object.entries({
    disclosure: disclosedOf,
    posting: postingsOf,
    erasure: erasuresOf,
    file_use: usesOf,
  })) {
    const orphans = [...found.keys()].filter((eventKey) => !keys.has(eventKey))
    noteOrphans(findings, table, orphans)
  }
  const opened = await openAll(db, findings, { events, disclosedOf })
  const neighbours = await readNeighbours(db, [...opened.values()])
  for (const stored of events) {
    const one = opened.get(stored)
    if (one === undefined) continue
    const { eventKey } = stored
    const beside = {
      disclosed: disclosedOf.get(eventKey) ?? null,
      erasures: erasuresOf.get(eventKey) ?? [],
      postings: postingsOf.get(eventKey) ?? [],
      files: (usesOf.get(eventKey) ?? []).map(({ digest }) => digest),
      ...neighbours(one),
    }
    try {
      checkEvent(findings, stored, { opened: one, beside })
    } catch (error) {
      noteUnreadable(findings, stored, error instanceof Error ? error.message : String(error))
    }
  }
  return postings.length
}

function noteOrphans(findings: Findings, table: string, eventKeys: readonly number[]): void {
  for (const eventKey of eventKeys) {
    const key = `event key ${eventKey}`
    note(findings, {
      table,
      key,
      column: 'event_key',
      expected: { says: 'check_an_event' },
      found: nothing,
    })
  }
}

function noteUnreadable(findings: Findings, { id }: CheckedEvent, found: Told): void {
  const where = { table: 'event', key: id, column: 'envelope' }
  note(findings, { ...where, expected: { says: 'check_openable' }, found })
}

/** Opens the events of a piece; one that cannot be opened is noted and left out. */
async function openAll(
  db: Database,
  findings: Findings,
  { events, disclosedOf }: { events: readonly CheckedEvent[]; disclosedOf: Map<number, unknown> },
): Promise<ReadonlyMap<CheckedEvent, Opened>> {
  const targets = await openTargets(db, events)
  const opened = new Map<CheckedEvent, Opened>()
  for (const stored of events) {
    const disclosed = disclosedOf.get(stored.eventKey)
    const one = openStored(stored.envelope, disclosed, (id) => targets.get(id))
    if ('why' in one) noteUnreadable(findings, stored, one.why)
    else opened.set(stored, one)
  }
  return opened
}

/** The events that this piece's reversals take back. */
async function openTargets(
  db: Database,
  events: readonly CheckedEvent[],
): Promise<ReadonlyMap<string, Event>> {
  const wanted = events.flatMap(({ envelope }) => {
    const opened = openStored(envelope, null)
    return 'why' in opened ? [] : (opened.envelope.body.reverses ?? [])
  })
  if (wanted.length === 0) return new Map()
  const rows = await readEnvelopes(db, wanted)
  return new Map(
    rows.flatMap(({ id, envelope, disclosed }) => {
      const opened = openStored(envelope, disclosed)
      return 'why' in opened ? [] : [[id, opened.event] as const]
    }),
  )
}

/** Reads the places and the lines of descent of a piece's events, and finds each event's own among them. */
async function readNeighbours(
  db: Database,
  opened: readonly Opened[],
): Promise<(one: Opened) => Pick<Beside, 'edges' | 'holderOf'>> {
  const places = await readPlaces(
    db,
    opened.flatMap(({ envelope }) => envelope.subjects),
  )
  const holders = new Map(places.map((place) => [`${place.batch} ${place.seq}`, place.eventKey]))
  const keys = new Map(places.map(({ batch, batchKey }) => [batch, batchKey]))
  const children = opened.flatMap(({ event }) =>
    event.outputs.flatMap(({ batch }) => keys.get(batch) ?? []),
  )
  const edges = Map.groupBy(await readEdges(db, children), ({ child }) => child)
  return ({ event }) => ({
    holderOf: (batch, seq) => holders.get(`${batch} ${seq}`) ?? undefined,
    edges: event.outputs.flatMap(({ batch }) => edges.get(batch) ?? []),
  })
}
