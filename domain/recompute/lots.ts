import type { BatchState, Event } from '../event.ts'
import type { Hash } from '../proof/canonical.ts'
import { type Disclosure, disclosureDigest } from '../proof/disclosure.ts'
import type { Envelope } from '../proof/envelope.ts'
import { openEnvelope } from '../proof/open.ts'
import { type Link, replayChain } from '../replay-chain.ts'
import { readEnvelope } from './envelope-line.ts'
import { disclosureLine, exportFiles } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import { readLine } from './read-line.ts'

/** A recycling lot as its whole chain leaves it, and the event that closed it last. */
export interface ReplayedLot {
  readonly state: BatchState
  /** Id of that event. */
  readonly closing: string
  /** UTC ISO 8601 with milliseconds. */
  readonly closedAt: string
}

interface Given {
  /** Slug of the one whose lots are asked for. */
  readonly organisation: string
  /** Whether a lot is asked for that was closed then. */
  readonly isAsked: (closedAt: string) => boolean
  readonly hash: Hash
  readonly add: (finding: Finding) => void
}

/** What of a lot's facts a report of recycling reads. */
const carried: ReadonlySet<string> = new Set(['lotBook', 'chemistry'])

/**
 * Replays the chains of the recycling lots of an organisation that were closed in a time, each event opened with what the export discloses of it; in the order in which they
 * were closed. A disclosure counts only where the event itself has its digest.
 */
export async function replayLots(
  source: ExportSource,
  { organisation, isAsked, hash, add }: Given,
): Promise<readonly ReplayedLot[]> {
  const disclosed = await readDisclosures(source, add)
  const chains = new Map<string, { readonly links: Link[]; closing?: Event; order: number }>()
  const events = new Map<string, Event>()
  let line = 0
  for await (const text of source.lines(exportFiles.events)) {
    line += 1
    const envelope = readEnvelope(text)
    if (envelope?.actor.organisation !== organisation) continue
    for (const lot of lotsMadeIn(envelope)) chains.set(lot, { links: [], order: 0 })
    const own = envelope.subjects.filter(({ batch }) => chains.has(batch))
    if (own.length === 0) continue
    const opened = openedBy(envelope, disclosed.get(envelope.id) ?? [], { hash, line, add })
    const event = reversing(opened, envelope, events)
    events.set(event.id, event)
    for (const { batch, seq } of own) {
      const chain = chains.get(batch)
      if (chain === undefined) continue
      chain.links.push({ event, head: { headSeq: seq, headDigest: '' } })
      if (event.stage === 'closed') Object.assign(chain, { closing: event, order: line })
    }
  }
  const lots = [...chains].flatMap(([batch, { links, closing, order }]) => {
    if (closing === undefined || !isAsked(closing.eventTime)) return []
    const state = stateOf(batch, links)
    if (state === undefined)
      add({ file: exportFiles.events, says: 'recompute_lot_torn', values: { batch } })
    const closedAt = new Date(closing.eventTime).toISOString()
    return state === undefined ? [] : [{ state, closing: closing.id, closedAt, order }]
  })
  return lots
    .toSorted((one, other) => one.order - other.order)
    .map(({ state, closing, closedAt }) => ({ state, closing, closedAt }))
}

function stateOf(batch: string, links: readonly Link[]): BatchState | undefined {
  try {
    return replayChain(batch, links, carried).state
  } catch {
    // What is missing or out of order was named where the chains were followed; what no rule can read, nobody recorded here.
    return undefined
  }
}

function lotsMadeIn({ subjects, body }: Envelope): readonly string[] {
  const { batches = [], outputs = [] } = body
  return outputs.flatMap(({ kind }, at) => {
    const { batch } = subjects[batches.length + at] ?? {}
    return kind === 'recycling_lot' && batch !== undefined ? [batch] : []
  })
}

function reversing(event: Event, { body }: Envelope, events: ReadonlyMap<string, Event>): Event {
  if (body.reverses === undefined) return event
  const reversed = events.get(body.reverses)
  return reversed === undefined ? event : Object.assign({}, event, { reverses: reversed })
}

interface Opening extends Pick<Given, 'hash' | 'add'> {
  readonly line: number
}

function openedBy(
  envelope: Envelope,
  disclosures: readonly Disclosure[],
  { hash, add, line }: Opening,
): Event {
  const sealed = new Set(envelope._sd ?? [])
  const right = disclosures.filter((one) => sealed.has(disclosureDigest(one, hash)))
  if (right.length < disclosures.length) {
    const values = { event: envelope.id }
    add({ file: exportFiles.events, line, says: 'recompute_disclosure_other', values })
  }
  return openEnvelope(envelope, right)
}

async function readDisclosures(
  source: ExportSource,
  add: Given['add'],
): Promise<ReadonlyMap<string, readonly Disclosure[]>> {
  const disclosed = new Map<string, readonly Disclosure[]>()
  const file = exportFiles.disclosures
  let line = 0
  for await (const text of source.lines(file)) {
    line += 1
    const read = readLine(disclosureLine, text)
    if (read !== undefined) disclosed.set(read.event, read.disclosures as unknown as Disclosure[])
    else add({ file, line, says: 'recompute_line_unreadable', values: {} })
  }
  return disclosed
}
