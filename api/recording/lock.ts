import type pg from 'pg'
import { asksForRecalls } from '../../workflows/recall-reason.ts'
import type { StoredEvent } from '../store/recording/gather.ts'
import { type Named, openGathering } from '../store/recording/gather.ts'
import { findParents } from '../store/recording/history.ts'
import type { Entry } from './entry.ts'
import { type KeptFiles, readFiles } from './files.ts'
import { type Grounds, readGrounds } from './grounds.ts'
import { type ReversalHistory, readHistory, readOutside, targetBatches } from './history.ts'
import { type Before, statesOn } from './judge-corrections.ts'
import { type FaultInSender, lookAtSenders } from './look-at-senders.ts'
import { askedMarks } from './marks.ts'
import { numberIn, readShipments, type Shipments } from './shipments.ts'
import { layOut, type Workbench } from './workbench.ts'

/** What scans name, each thing once. */
export interface Asked {
  readonly named: Named
  /** Direct parents of lots that are closed, by the lot's id. */
  readonly parents: ReadonlyMap<string, readonly string[]>
  /** Batches of the events that are taken back. */
  readonly reversed: readonly string[]
}

/** What a gathering holds under lock, with what is known of it. */
export interface Held {
  readonly bench: Workbench
  readonly before: Before
  /** Scans of ours that are stored already, by organisation and id. */
  readonly stored: ReadonlyMap<string, StoredEvent>
  /** Keys for the events that will be made, used up one by one. */
  readonly eventKeys: number[]
  /** Whether somebody is to be told of them. */
  readonly isToBeTold: boolean
  /** What taking events back needs to know; undefined where nothing is. */
  readonly history: ReversalHistory | undefined
  /** Of corrections: what was drawn on the masses that they lower. */
  readonly grounds: Grounds
  /** Certificates that shipments name. */
  readonly shipments: Shipments
  /** Files that scans name and that are kept. */
  readonly files: KeptFiles
  readonly faultInSender: FaultInSender
}

/** Puts together everything that scans name, so that all of it is asked for at once. */
export async function gather(client: pg.PoolClient, entries: readonly Entry[]): Promise<Asked> {
  const parents = await parentsFor(client, entries)
  const reversed = await targetBatches(client, entries)
  const further = [...parents.values(), reversed].flat()
  return { named: nameAll(entries, further), parents, reversed }
}

/** Locks what scans name and reads what the rules may know of it; by then nobody else can change any of it. */
export async function lock(
  client: pg.PoolClient,
  entries: readonly Entry[],
  { named, parents, reversed }: Asked,
): Promise<Held> {
  const opening = openGathering(client, named)
  // It comes after every other lock; where those are all on their way it travels with them.
  const onTheWay = locksMore(entries) ? undefined : lookAtSenders(client, entries)
  onTheWay?.catch(() => {})
  const gathered = await opening
  const history = reversed.length === 0 ? undefined : await readHistory(client, entries, reversed)
  const grounds = await readGrounds(client, entries)
  const outside = await readOutside(client, entries, gathered)
  const shipments = await readShipments(client, entries)
  const files = await readFiles(client, entries)
  const bench = layOut(gathered, { parents, outside })
  const stored = new Map(
    gathered.events.map((event) => [nameOf(event.organisationKey, event.id), event]),
  )
  const faultInSender = await (onTheWay ?? lookAtSenders(client, entries))
  return {
    bench,
    before: statesOn(bench),
    stored,
    eventKeys: [...gathered.eventKeys],
    isToBeTold: gathered.isToBeTold,
    history,
    grounds,
    shipments,
    files,
    faultInSender,
  }
}

/** Whether more is to be locked when the batches are: credits where something is taken back or lowered, certificates that goods ship on. */
function locksMore(entries: readonly Entry[]): boolean {
  return entries.some(
    (entry) => (entry.scan.reverses ?? entry.corrections ?? numberIn(entry)) !== undefined,
  )
}

/** A scan by its organisation and its id: two organisations may use one. */
export function nameOf(organisationKey: number, id: string): string {
  return `${organisationKey} ${id}`
}

/** Organisations whose rows the scans read and write. */
export function organisationsOf(entries: readonly Entry[]): readonly number[] {
  return [...new Set(entries.map(({ actor }) => actor.organisationKey))]
}

async function parentsFor(client: pg.PoolClient, entries: readonly Entry[]) {
  const [first] = entries
  const closing = entries.filter(
    ({ scan, stream }) => stream.allStages[scan.stage]?.alsoParents === true,
  )
  if (closing.length === 0 || first === undefined) return new Map<string, readonly string[]>()
  const codes = closing.flatMap(({ scan }) => scan.batches.map(({ batch }) => batch))
  return findParents(client, first.actor.organisationKey, codes)
}

function nameAll(entries: readonly Entry[], batchIds: readonly string[]): Named {
  const pairs = new Map<string, { organisationKey: number; code: string }>()
  let newBatches = 0
  for (const { scan, actor } of entries) {
    newBatches += scan.outputs.length
    const { organisationKey } = actor
    for (const { batch: code } of [...scan.batches, ...scan.outputs]) {
      pairs.set(nameOf(organisationKey, code), { organisationKey, code })
    }
  }
  const named = [...pairs.values()]
  return {
    ownOrganisations: organisationsOf(entries),
    scanIds: entries.map(({ scan }) => scan.id),
    organisations: named.map(({ organisationKey }) => organisationKey),
    codes: named.map(({ code }) => code),
    batchIds,
    marks: askedMarks(entries),
    newBatches,
    leaving: entries.some(({ scan, stream }) => {
      const stage = stream.allStages[scan.stage]
      return stage !== undefined && asksForRecalls(stage)
    }),
  }
}
