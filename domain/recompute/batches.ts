import type { Envelope } from '../proof/envelope.ts'
import { type BatchLine, batchLine, exportFiles } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import { readLine } from './read-line.ts'

/** What the export says of its batches. */
export interface Batches {
  readonly size: number
  readonly get: (batch: string) => BatchLine | undefined
  /** What of it an event that made or met them contradicts. */
  readonly faultsIn: (envelope: Envelope) => readonly Finding[]
}

/** Reads what the export says of its batches. */
export async function readBatches(
  source: ExportSource,
  add: (finding: Finding) => void,
): Promise<Batches> {
  const batches = new Map<string, BatchLine>()
  const file = exportFiles.batches
  let line = 0
  for await (const text of source.lines(file)) {
    line += 1
    const read = readLine(batchLine, text)
    if (read === undefined) add({ file, line, says: 'recompute_line_unreadable', values: {} })
    else if (batches.has(read.batch))
      add({ file, line, says: 'recompute_batch_twice', values: { batch: read.batch } })
    else batches.set(read.batch, read)
  }
  const get = (batch: string) => batches.get(batch)
  return { size: batches.size, get, faultsIn: (envelope) => faultsIn(envelope, get) }
}

function faultsIn(envelope: Envelope, get: Batches['get']): readonly Finding[] {
  const { actor, subjects, type, body } = envelope
  const { batches = [], outputs = [] } = body
  const [stream = ''] = type.split('.')
  const file = exportFiles.batches
  return subjects.flatMap(({ batch }, at): readonly Finding[] => {
    const found = get(batch)
    const values = { event: envelope.id, batch }
    if (found === undefined) return [{ file, says: 'recompute_batch_missing', values }]
    const { code, kind, material } = outputs[at - batches.length] ?? found
    const expected = { organisation: actor.organisation, stream, code, kind, material }
    const names = ['organisation', 'stream', 'code', 'kind', 'material'] as const
    return names
      .filter((name) => expected[name] !== found[name])
      .map((name) => {
        const differing = { name, expected: expected[name], found: found[name] }
        return { file, says: 'recompute_batch_other', values: Object.assign(differing, values) }
      })
  })
}
