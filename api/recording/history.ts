import type pg from 'pg'
import type { Event } from '../../domain/event.ts'
import { gramsOutside, type Outside } from '../../domain/grams-outside.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import type { Link } from '../../domain/replay-chain.ts'
import { type DrawnCredit, findDrawnCredits } from '../store/evidence/drawn-credits.ts'
import type { Gathered } from '../store/recording/gather.ts'
import { findEvent, readChains, type StoredLink } from '../store/recording/history.ts'
import type { Entry } from './entry.ts'

/** What taking events back needs to know: the events by id, the chains of their batches, and what was drawn on them. */
export interface ReversalHistory {
  readonly targets: ReadonlyMap<string, Event>
  readonly chains: ReadonlyMap<string, readonly Link[]>
  readonly drawn: readonly DrawnCredit[]
}

/** Ids of the batches of the events that are to be taken back. A sealed event never changes, so this needs no lock. */
export async function targetBatches(
  client: pg.ClientBase,
  entries: readonly Entry[],
): Promise<readonly string[]> {
  const batches = new Set<string>()
  for (const { scan, actor } of entries) {
    if (scan.reverses === undefined) continue
    const envelope = await findEvent(client, actor.organisationKey, scan.reverses)
    for (const { batch } of envelope?.subjects ?? []) batches.add(batch)
  }
  return [...batches]
}

/** Reads chains and draws after the batches are locked, so that nothing can be added to them meanwhile. */
export async function readHistory(
  client: pg.ClientBase,
  entries: readonly Entry[],
  batches: readonly string[],
): Promise<ReversalHistory> {
  const reversals = entries.filter(({ scan }) => scan.reverses !== undefined)
  const [stored, drawn] = await Promise.all([
    readChains(client, batches),
    findDrawnCredits(
      client,
      reversals.map(({ actor }) => actor.organisationKey),
      reversals.map(({ scan }) => scan.reverses ?? ''),
    ),
  ])
  const links = openLinks(stored)
  const chains = Map.groupBy(links, ({ batch }) => batch)
  const wanted = new Set(entries.map(({ scan }) => scan.reverses))
  const targets = links.filter(({ event }) => wanted.has(event.id))
  return { targets: new Map(targets.map(({ event }) => [event.id, event])), chains, drawn }
}

/** What was drawn from the credits of the event that a scan takes back. */
export function drawnFrom(
  { scan, actor }: Entry,
  history: ReversalHistory | undefined,
): readonly DrawnCredit[] {
  return (history?.drawn ?? []).filter(
    ({ event, organisationKey }) =>
      event === scan.reverses && organisationKey === actor.organisationKey,
  )
}

/** Opens stored links in order, so that a reversal finds the event it takes back among those before it. */
export function openLinks(
  stored: readonly StoredLink[],
): readonly (Link & { readonly batch: string })[] {
  const opened = new Map<string, Event>()
  return stored.map(({ batch, seq, digest, envelope, disclosures }) => {
    const target = envelope.body.reverses
    const reversed = target === undefined ? undefined : opened.get(target)
    const event = openEnvelope(envelope, disclosures, { reversed })
    opened.set(event.id, event)
    return { batch, event, head: { headSeq: seq, headDigest: digest } }
  })
}
/** Whether a scan takes back something that left, so that its batches' chains are read. */
export function takesBack({ scan, stream }: Entry): boolean {
  const stage = stream.allStages[scan.stage]
  return stage?.mass === 'returned' && stage.by !== 'hand_over'
}

/** Of the batches that scans take back: what left and is not back yet. Read after they are locked. */
export async function readOutside(
  client: pg.ClientBase,
  entries: readonly Entry[],
  { batches }: Gathered,
): Promise<ReadonlyMap<string, Outside>> {
  const asking = entries.filter(takesBack)
  const [first] = asking
  if (first === undefined) return new Map()
  const codes = new Set(asking.flatMap(({ scan }) => scan.batches.map(({ batch }) => batch)))
  const ids = batches.filter(({ code }) => codes.has(code)).map(({ batch }) => batch)
  const chains = Map.groupBy(openLinks(await readChains(client, ids)), ({ batch }) => batch)
  const custody = new Set(
    Object.values(first.stream.allStages).flatMap(({ name, by }) =>
      by === 'hand_over' ? [name] : [],
    ),
  )
  return new Map(ids.map((id) => [id, gramsOutside(id, chains.get(id) ?? [], custody)]))
}
