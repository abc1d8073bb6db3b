import type pg from 'pg'
import { gramsOutside, type Outside } from '../../domain/grams-outside.ts'
import type { Gathered } from '../store/recording/gather.ts'
import { readChains } from '../store/recording/history.ts'
import type { Entry } from './entry.ts'
import { openLinks } from './reversal.ts'

/** Whether a scan takes back something that left, so that its batches' chains are read. */
export function takesBack({ scan, stream }: Entry): boolean {
  const stage = stream.allStages[scan.stage]
  return stage?.mass === 'returned' && stage.onlyBy === undefined
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
    Object.values(first.stream.allStages).flatMap(({ name, onlyBy }) =>
      onlyBy === undefined ? [] : [name],
    ),
  )
  return new Map(ids.map((id) => [id, gramsOutside(id, chains.get(id) ?? [], custody)]))
}
