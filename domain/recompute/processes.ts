import type { Envelope } from '../proof/envelope.ts'
import { isObject } from '../proof/proof-fault.ts'
import { jsonIn } from '../proof/record/history.ts'
import { sum, sumOf } from '../sum.ts'
import { readEnvelope } from './envelope-line.ts'
import { exportFiles } from './export-files.ts'
import type { ExportSource } from './export-source.ts'

/** A transformation as far as credits rest on it; whole grams. */
export interface Process {
  readonly organisation: string
  readonly facility: string
  /** By the id of the batch that went in. */
  readonly drawnGrams: ReadonlyMap<string, number>
  readonly totalInputGrams: number
  readonly outputGrams: number
  /** By reason. */
  readonly lostGrams: ReadonlyMap<string, number>
  /** When it was taken back, UTC ISO 8601; undefined while it stands. */
  readonly takenBack: string | undefined
}

/** The transformations among these events, by the id of the event, with whether a later one took them back. */
export async function readProcesses(
  source: ExportSource,
  events: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Process>> {
  const processes = new Map<string, Process>()
  if (events.size === 0) return processes
  for await (const text of source.lines(exportFiles.events)) {
    if (!concerns(text, events)) continue
    const envelope = readEnvelope(text)
    if (envelope === undefined) continue
    const { reverses = '' } = envelope.body
    const takes = processes.get(reverses)
    if (takes !== undefined)
      processes.set(reverses, Object.assign({}, takes, { takenBack: envelope.recordTime }))
    if (events.has(envelope.id) && envelope.body.mass === 'transformed')
      processes.set(envelope.id, processOf(envelope))
  }
  return processes
}

/** Whether a line is one of these events, or takes one of them back; told without reading all of it. */
function concerns(text: string, events: ReadonlySet<string>): boolean {
  const read = jsonIn(text)
  if (!isObject(read)) return false
  const reverses = isObject(read.body) ? read.body.reverses : undefined
  return events.has(String(read.id)) || events.has(String(reverses))
}

function processOf({ actor, body, subjects }: Envelope): Process {
  const { batches = [], outputs = [], losses = [], additions = [] } = body
  const drawnGrams = new Map<string, number>()
  for (const [at, { drawnGrams: grams = 0 }] of batches.entries())
    drawnGrams.set(subjects[at]?.batch ?? '', grams)
  const lostGrams = new Map<string, number>()
  for (const { reason, massGrams } of losses)
    lostGrams.set(reason, (lostGrams.get(reason) ?? 0) + massGrams)
  return {
    organisation: actor.organisation,
    facility: body.facility,
    drawnGrams,
    totalInputGrams: sum([...drawnGrams.values()]) + sumOf(additions, (one) => one.massGrams),
    outputGrams: sumOf(outputs, ({ massGrams = 0 }) => massGrams),
    lostGrams,
    takenBack: undefined,
  }
}
