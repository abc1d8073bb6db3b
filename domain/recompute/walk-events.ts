import type { Event } from '../event.ts'
import { imbalanceOf, type Posting } from '../mass.ts'
import type { Hash } from '../proof/canonical.ts'
import type { Envelope } from '../proof/envelope.ts'
import type { Batches } from './batches.ts'
import { type Chains, type EventAt, makeChains } from './chains.ts'
import { compareLines } from './compare-lines.ts'
import { readEnvelope } from './envelope-line.ts'
import { edgeLine, exportFiles, type Manifest, postingLine } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import type { FlowCells } from './flow-cells.ts'
import { type Ledger, ledgerOf } from './ledger-of.ts'
import { type LinesOfEvents, linesOfEvents } from './lines-of-events.ts'
import type { PlaceOf } from './places.ts'
import type { Survey } from './survey-events.ts'

/** With what events are walked. */
export interface Walking {
  readonly manifest: Manifest
  readonly survey: Survey
  readonly placeOf: PlaceOf
  readonly batches: Batches
  readonly cells: FlowCells
  readonly hash: Hash
  readonly add: (finding: Finding) => void
}

/** What was walked. */
export interface Walked {
  readonly events: number
  readonly eventsInPeriod: number
  readonly postings: number
  readonly edges: number
  /** Of each event, with its line. */
  readonly digests: ReadonlyMap<string, number>
}

interface Walk extends Walking {
  /** Whose events may be here. */
  readonly owners: ReadonlySet<string>
  /** Events that were not read yet. */
  readonly toCome: Set<string>
  /** Whether all events of a batch are here. */
  readonly isWhole: (batch: string) => boolean
  readonly chains: Chains
  readonly postings: LinesOfEvents
  readonly edges: LinesOfEvents
  /** Those that a later one takes back. */
  readonly taken: Map<string, Event>
  readonly counted: Counts
}

interface Counts {
  events: number
  eventsInPeriod: number
  postings: number
  edges: number
  readonly digests: Map<string, number>
}

const file = exportFiles.events

/** Walks the events in their order; names what is wrong with each and adds its lines to the cells. */
export async function walkEvents(source: ExportSource, walking: Walking): Promise<Walked> {
  const walk = beginWalk(source, walking)
  let line = 0
  for await (const text of source.lines(file)) {
    line += 1
    const envelope = nextEvent(text, line, walk)
    if (envelope !== undefined) await takeUp({ envelope, digest: walk.hash(text), line }, walk)
  }
  await walk.postings.end()
  await walk.edges.end()
  return walk.counted
}

function beginWalk(source: ExportSource, walking: Walking): Walk {
  const { manifest, survey, add } = walking
  const toCome = new Set(survey.events)
  const isToCome = (event: string) => toCome.has(event)
  const linesIn = (name: 'postings.jsonl' | 'lineage.jsonl') =>
    linesOfEvents(source.lines(name)[Symbol.asyncIterator](), { file: name, isToCome, add })
  const isWhole = (batch: string) => manifest.whole || survey.touched.has(batch)
  const counted: Counts = {
    events: 0,
    eventsInPeriod: 0,
    postings: 0,
    edges: 0,
    digests: new Map(),
  }
  const own = {
    owners: new Set(manifest.organisations),
    toCome,
    isWhole,
    chains: makeChains(isWhole),
    postings: linesIn(exportFiles.postings),
    edges: linesIn(exportFiles.lineage),
    taken: new Map<string, Event>(),
    counted,
  }
  return Object.assign(own, walking)
}

/** The event of a line; undefined where it is none, or stood before. */
function nextEvent(text: string, line: number, { toCome, add }: Walk): Envelope | undefined {
  const envelope = readEnvelope(text)
  if (envelope === undefined) add({ file, line, says: 'recompute_event_unreadable', values: {} })
  else if (!toCome.has(envelope.id))
    add({ file, line, says: 'recompute_event_twice', values: { event: envelope.id } })
  else return envelope
  return undefined
}

async function takeUp(at: EventAt, walk: Walk): Promise<void> {
  const { envelope, digest, line } = at
  const { owners, survey, batches, chains, taken, toCome, counted, add } = walk
  const { id, actor } = envelope
  const { organisation } = actor
  if (!owners.has(organisation))
    add({ file, line, says: 'recompute_organisation_strange', values: { organisation } })
  counted.digests.set(digest, line)
  for (const finding of chains.follow(at)) add({ file, ...finding })
  for (const finding of batches.faultsIn(envelope)) add(finding)
  const ledger = ledgerOf(envelope, taken)
  if (ledger.fault !== undefined) add(Object.assign({ file, line }, ledger.fault))
  if (ledger.event !== undefined && survey.reversed.has(id)) taken.set(id, ledger.event)
  await compareLedger(at, ledger, walk)
  toCome.delete(id)
  counted.events += 1
  counted.postings += ledger.own.length
  counted.edges += ledger.parents.length
  countInPeriod(at, ledger.own, walk)
}

/** Holds the lines that follow from an event against those that the export has of it. */
async function compareLedger(
  { envelope: { id }, line }: EventAt,
  { own, parents }: Ledger,
  { postings, edges, add }: Walk,
): Promise<void> {
  for (const [dimension, amount] of imbalanceOf(own)) {
    const values = { event: id, dimension, amount }
    add({ file, line, says: 'recompute_event_unbalanced', values })
  }
  const rightLines = own.map((posting, place) => Object.assign({ event: id, line: place }, posting))
  const lines = { file: exportFiles.postings, event: id, schema: postingLine }
  for (const finding of compareLines(rightLines, await postings.take(id), lines)) add(finding)
  const rightEdges = parents.map((edge) => Object.assign({ event: id }, edge)).toSorted(byEnds)
  const lineage = { file: exportFiles.lineage, event: id, schema: edgeLine }
  for (const finding of compareLines(rightEdges, await edges.take(id), lineage)) add(finding)
}

/** Adds the lines of an event to the sums that reports are made of, unless it is after the period. */
function countInPeriod(
  { envelope, line }: EventAt,
  own: readonly Posting[],
  { manifest: { asOf }, placeOf, isWhole, cells, counted, add }: Walk,
): void {
  const { id, actor, eventTime, recordTime, body, type } = envelope
  const { organisation } = actor
  const { facility } = body
  if (asOf !== null && Date.parse(recordTime) > Date.parse(asOf))
    add({ file, line, says: 'recompute_event_later', values: { event: id, asOf } })
  const place = placeOf({ organisation, facility, eventTime })
  if (place === undefined)
    add({ file, line, says: 'recompute_facility_missing', values: { event: id, facility } })
  if (typeof place !== 'object') return
  if (!place.before) counted.eventsInPeriod += 1
  const [stream = '', stage = ''] = type.split('.')
  // What lay on batches of which not all events are here is stated, and would count twice.
  const counting = own.filter(
    ({ batch }) => !place.before || (batch !== undefined && isWhole(batch)),
  )
  cells.add(Object.assign({ organisation, stream, stage }, place), counting)
}

/** In the order in which an export has them. */
function byEnds(
  one: { readonly child: string; readonly parent: string },
  other: { readonly child: string; readonly parent: string },
): number {
  return `${one.child}${one.parent}` < `${other.child}${other.parent}` ? -1 : 1
}
