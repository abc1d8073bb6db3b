import type pg from 'pg'
import { dangerPhrase, keptDanger } from '../../workflows/kept-danger.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { findOfferedWith, type OfferedLine, retellDangers } from '../store/custody/offered-lines.ts'
import type { Entry } from './entry.ts'
import type { Before } from './judge-corrections.ts'
import type { Workbench } from './workbench.ts'

/** What goods are known to be by now, as JSON, by the key of their batch; null where there is nothing to tell. */
export type ChangedDangers = ReadonlyMap<number, string | null>

/** Batches of which something else is to be told than before the gathering. */
export function changedDangers(
  bench: Workbench,
  before: Before,
  streams: ReadonlyMap<string, LoadedStream>,
): ChangedDangers {
  const changed = new Map<number, string | null>()
  for (const [id, stood] of before) {
    const piece = bench.byId.get(id)
    const stream = streams.get(stood.stream)
    if (piece?.changed !== true || stream?.custody.dangerOf === undefined) continue
    const danger = keptDanger(stream, piece.state)
    if (danger !== keptDanger(stream, stood)) changed.set(piece.batchKey, danger)
  }
  return changed
}

/** The streams that scans belong to, by name. */
export function streamsOf(entries: readonly Entry[]): ReadonlyMap<string, LoadedStream> {
  return new Map(entries.map(({ stream }) => [stream.name, stream]))
}

/**
 * Tells every receiver to whom such goods are offered what they are by now: whoever was told is told again, whether the goods
 * turned out worse or better. Whether the papers still fit is asked when the goods leave.
 */
export async function tellOfDangers(
  client: pg.PoolClient,
  changed: ChangedDangers,
  {
    streams,
    organisationKeys,
  }: { streams: ReadonlyMap<string, LoadedStream>; organisationKeys: readonly number[] },
): Promise<void> {
  if (changed.size === 0) return
  const found = await findOfferedWith(client, [...changed.keys()])
  if (found.length === 0) return
  const lines = found.map((line) => ({ ...line, danger: dangerNow(line, changed) }))
  const told = [...Map.groupBy(lines, ({ handOver }) => handOver)].flatMap(([handOver, own]) => {
    const [{ receiverKey } = { receiverKey: 0 }] = own
    const danger = dangerPhrase(streams, own)
    return {
      organisation_key: receiverKey,
      topic: 'hand_over.danger_changed' as const,
      subject: handOver,
      payload: { handOver, ...(danger === undefined ? {} : { danger }) },
    }
  })
  const retold = lines
    .filter(({ batchKey }) => changed.has(batchKey))
    .map(({ handOverKey, line, danger }) => ({ hand_over_key: handOverKey, line, danger }))
  await retellDangers(client, { lines: retold, told }, organisationKeys)
}

function dangerNow({ batchKey, danger }: OfferedLine, changed: ChangedDangers): unknown {
  const now = changed.get(batchKey)
  if (now === undefined) return danger
  return now === null ? null : JSON.parse(now)
}
