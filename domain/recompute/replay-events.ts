import type { Event } from '../event.ts'
import { type Edge, edgesOf } from '../lineage.ts'
import { imbalanceOf, type Posting, postingsOf } from '../mass.ts'
import type { Hash } from '../proof/canonical.ts'
import type { Envelope } from '../proof/envelope.ts'
import { openEnvelope } from '../proof/open.ts'
import { type Batches, readBatches } from './batches.ts'
import { makeChains } from './chains.ts'
import { compareLines } from './compare-lines.ts'
import { readEnvelope } from './envelope-line.ts'
import { edgeLine, exportFiles, type Manifest, postingLine } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import { type FineCell, type FlowCells, makeFlowCells } from './flow-cells.ts'
import { linesOfEvents } from './lines-of-events.ts'
import { readOpening } from './opening.ts'
import type { PlaceOf } from './places.ts'
import type { Survey } from './survey-events.ts'

/** What the events of an export come to. */
export interface Replayed {
  readonly events: number
  readonly eventsInPeriod: number
  readonly batches: number
  readonly postings: number
  readonly edges: number
  readonly openingStatedGrams: number
  readonly cells: readonly FineCell[]
  /** Of each event, with its line. */
  readonly digests: ReadonlyMap<string, number>
}

interface Given {
  readonly manifest: Manifest
  readonly survey: Survey
  readonly placeOf: PlaceOf
  readonly hash: Hash
  readonly add: (finding: Finding) => void
}

/**
 * Reads every event in turn: its digest and its places in the chains of its batches, the ledger lines and the lineage that follow from
 * it and are held against those that the export has, and the sums that reports are made of.
 */
export async function replayEvents(source: ExportSource, given: Given): Promise<Replayed> {
  const { manifest, survey, add } = given
  const batches = await readBatches(source, add)
  const cells = makeFlowCells((batch) => batches.get(batch))
  const stated = { manifest, touched: survey.touched, batches, cells, add }
  const openingStatedGrams = await readOpening(source, stated)
  const counted = await walk(source, given, { batches, cells })
  countsHold(manifest, { openingStatedGrams, ...counted }, add)
  return { ...counted, batches: batches.size, openingStatedGrams, cells: cells.cells() }
}

interface Kept {
  readonly batches: Batches
  readonly cells: FlowCells
}

async function walk(source: ExportSource, given: Given, { batches, cells }: Kept) {
  const { manifest, survey, placeOf, hash, add } = given
  const toCome = new Set(survey.events)
  const isToCome = (event: string) => toCome.has(event)
  const linesIn = (file: 'postings.jsonl' | 'lineage.jsonl') =>
    linesOfEvents(source.lines(file)[Symbol.asyncIterator](), { file, isToCome, add })
  const postings = linesIn(exportFiles.postings)
  const edges = linesIn(exportFiles.lineage)
  const file = exportFiles.events
  const isWhole = (batch: string) => manifest.whole || survey.touched.has(batch)
  const chains = makeChains(isWhole)
  const owners = new Set(manifest.organisations)
  const taken = new Map<string, Event>()
  const digests = new Map<string, number>()
  const counted = { events: 0, eventsInPeriod: 0, postings: 0, edges: 0 }
  let line = 0
  for await (const text of source.lines(file)) {
    line += 1
    const envelope = readEnvelope(text)
    if (envelope === undefined) {
      add({ file, line, says: 'recompute_event_unreadable', values: {} })
      continue
    }
    const { id } = envelope
    if (!toCome.has(id)) {
      add({ file, line, says: 'recompute_event_twice', values: { event: id } })
      continue
    }
    const { organisation } = envelope.actor
    if (!owners.has(organisation))
      add({ file, line, says: 'recompute_organisation_strange', values: { organisation } })
    const digest = hash(text)
    digests.set(digest, line)
    for (const finding of chains.follow({ envelope, digest, line })) add({ file, ...finding })
    for (const finding of batches.faultsIn(envelope)) add(finding)
    const { event, own, parents, fault } = ledgerOf(envelope, taken)
    if (fault !== undefined) add(Object.assign({ file, line }, fault))
    if (event !== undefined && survey.reversed.has(id)) taken.set(id, event)
    for (const [dimension, amount] of imbalanceOf(own))
      add({
        file,
        line,
        says: 'recompute_event_unbalanced',
        values: { event: id, dimension, amount },
      })
    const rightLines = own.map((posting, at) => Object.assign({ event: id, line: at }, posting))
    const foundLines = await postings.take(id)
    const comparing = { file: exportFiles.postings, event: id, schema: postingLine }
    for (const finding of compareLines(rightLines, foundLines, comparing)) add(finding)
    const rightEdges = parents.map((edge) => Object.assign({ event: id }, edge)).toSorted(byEnds)
    const comparingEdges = { file: exportFiles.lineage, event: id, schema: edgeLine }
    for (const finding of compareLines(rightEdges, await edges.take(id), comparingEdges))
      add(finding)
    toCome.delete(id)
    const { eventTime, recordTime, body } = envelope
    if (manifest.asOf !== null && Date.parse(recordTime) > Date.parse(manifest.asOf))
      add({ file, line, says: 'recompute_event_later', values: { event: id, asOf: manifest.asOf } })
    const place = placeOf({ organisation, facility: body.facility, eventTime })
    counted.events += 1
    counted.postings += own.length
    counted.edges += parents.length
    if (place === undefined) {
      const values = { event: id, facility: body.facility }
      add({ file, line, says: 'recompute_facility_missing', values })
    }
    if (typeof place !== 'object') continue
    if (!place.before) counted.eventsInPeriod += 1
    const [stream = '', stage = ''] = envelope.type.split('.')
    // What lay on batches of which not all events are here is stated, and would count twice.
    const counting = own.filter(
      ({ batch }) => !place.before || (batch !== undefined && isWhole(batch)),
    )
    cells.add(Object.assign({ organisation, stream, stage }, place), counting)
  }
  await postings.end()
  await edges.end()
  return Object.assign(counted, { digests })
}

interface Ledger {
  /** Undefined where the one that it takes back is not there, or it is none that anybody could have recorded. */
  readonly event: Event | undefined
  readonly own: readonly Posting[]
  readonly parents: readonly Edge[]
  readonly fault?: Omit<Finding, 'file'>
}

/** What follows from an event; of one that takes another back, which MUST have come before it, the opposite of what followed from that. */
function ledgerOf(envelope: Envelope, taken: ReadonlyMap<string, Event>): Ledger {
  const none = { event: undefined, own: [], parents: [] }
  const { id, body } = envelope
  const reversed = taken.get(body.reverses ?? '')
  if (body.reverses !== undefined && reversed === undefined) {
    const values = { event: id, reversed: body.reverses }
    return Object.assign({ fault: { says: 'recompute_reversed_missing', values } as const }, none)
  }
  try {
    const event = openEnvelope(envelope, [], { reversed })
    return { event, own: postingsOf(event), parents: edgesOf(event) }
  } catch {
    // A stranger may seal whatever has the form of an event; what no rule can read, nobody recorded here.
    const values = { event: id }
    return Object.assign({ fault: { says: 'recompute_event_impossible', values } as const }, none)
  }
}

/** In the order in which an export has them. */
function byEnds(
  one: { readonly child: string; readonly parent: string },
  other: { readonly child: string; readonly parent: string },
): number {
  return `${one.child}${one.parent}` < `${other.child}${other.parent}` ? -1 : 1
}

/** Whether the manifest counts what is there. */
function countsHold(
  manifest: Manifest,
  found: Pick<Replayed, 'events' | 'eventsInPeriod' | 'openingStatedGrams'>,
  add: (finding: Finding) => void,
): void {
  for (const name of ['events', 'eventsInPeriod', 'openingStatedGrams'] as const) {
    if (manifest[name] === found[name]) continue
    const values = { name, expected: found[name], found: manifest[name] }
    add({ file: exportFiles.manifest, says: 'recompute_count_other', values })
  }
}
