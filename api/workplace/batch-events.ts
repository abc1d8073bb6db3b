import type { FactReader } from '../../domain/audience.ts'
import type { Event } from '../../domain/event.ts'
import type { Facts, Field } from '../../domain/field.ts'
import { filesIn } from '../../domain/file-name.ts'
import { warningWords } from '../../domain/warning-words.ts'
import { wordsOfValue } from '../../web/pages/value-words.ts'
import type { ShownEvent, ShownFact } from '../../web/pages/workplace/batch/events-section.ts'
import { stageBy } from '../../workflows/common-stages.ts'
import { opticalCheckName } from '../../workflows/optical-check-stage.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { stageWords } from '../../workflows/words-of.ts'
import { openEventFor } from '../http/shown-to.ts'
import type { Database } from '../store/database.ts'
import { listBatchEvents } from '../store/inventory/batch-events.ts'
import type { StoredBatch } from '../store/inventory/batches.ts'
import { type FilesReading, keptOf, shownFile } from './shown-file.ts'

const most = 12

interface Reading {
  readonly batch: StoredBatch
  readonly stream: LoadedStream
  readonly reader: FactReader
  readonly mayRecord: boolean
  readonly mayCorrect: boolean
  readonly mayErase: boolean
  readonly timeZone: string
}

/** The newest events of a batch, newest first, as its page shows them. */
export async function newestEvents(
  db: Database,
  organisationKey: number,
  { batch, stream, reader, mayRecord, mayCorrect, mayErase, timeZone }: Reading,
): Promise<readonly ShownEvent[]> {
  const after = Math.max(0, batch.headSeq - most)
  const rows = await listBatchEvents(db, organisationKey, {
    batchKey: batch.batchKey,
    after,
    limit: most,
  })
  const streams = new Map([[stream.name, stream]])
  const opened = rows.map((row) => ({ row, ...openEventFor(reader, streams, row) }))
  const takenBack = new Set(opened.flatMap(({ envelope }) => envelope.body.reverses ?? []))
  const own = ({ outputs }: Event): Facts =>
    outputs.find((output) => output.batch === batch.id)?.facts ?? {}
  const said = opened.flatMap(({ event }) => [event.facts, own(event)])
  const kept = await keptOf(db, organisationKey, said)
  const eraseAt = (digest: string) =>
    `/work/files/${digest}?${new URLSearchParams({ batch: batch.code })}`
  const withPictures = reader === 'holder'
  const files = mayErase ? { kept, withPictures, eraseAt } : { kept, withPictures }
  return opened.toReversed().map(({ event, row }, place): ShownEvent => {
    const stage = stream.allStages[event.stage]
    const names = namesOf(stream, stage)
    const isUndone = takenBack.has(event.id)
    const mayTakeBack =
      place === 0 && mayRecord && stage?.by !== 'hand_over' && stage?.by !== 'reversal'
    return {
      id: event.id,
      eventTime: event.eventTime,
      facility: event.facility,
      label: stageWords(stream, event.stage),
      inGrams: row.inGrams,
      outGrams: row.outGrams,
      warnings: event.warnings.map((one) => warningWords(one, names)),
      facts: [
        ...factsOf(
          [...(stage?.fields ?? []), ...(stage?.decided ?? [])],
          { ...event.facts, ...event.decisions },
          timeZone,
          files,
        ),
        ...factsOf(stage?.outputFields ?? [], own(event), timeZone, files),
      ],
      outputs: event.outputs.filter((output) => output.batch !== batch.id).map(({ code }) => code),
      made: event.outputs.map(({ code }) => code),
      takenBack: isUndone,
      ...(event.stage === opticalCheckName
        ? { pieces: `/work/optical-pieces?${new URLSearchParams({ batch: batch.code })}` }
        : {}),
      ...(mayErase && (row.disclosed?.length ?? 0) > 0
        ? { erase: `/work/batches/${encodeURIComponent(batch.code)}/erasures/${event.id}` }
        : {}),
      ...(mayCorrect && !isUndone && stage?.mass === 'transformed' && event.outputs.length > 0
        ? { credit: `/work/credits/new?event=${event.id}` }
        : {}),
      ...(mayTakeBack
        ? {
            takeBack: `/work/batches/${encodeURIComponent(batch.code)}/stages/${stageBy.reversal}?event=${event.id}`,
          }
        : {}),
      // Codes of what came out are never given again, so what made something is recorded anew after it was reversed.
      ...(mayTakeBack && mayCorrect && event.outputs.length === 0 && !isAdopted(stage)
        ? { correct: `/work/batches/${encodeURIComponent(batch.code)}/corrections/${event.id}` }
        : {}),
    }
  })
}

function isAdopted(stage: Stage | undefined): boolean {
  return stage?.by === 'adoption' || stage?.by === 'addition'
}

/** Facts with the labels of their fields, as far as a person can read them; a list of nothing says nothing. */
export function factsOf(
  fields: readonly Field[],
  facts: Readonly<Record<string, unknown>>,
  timeZone: string,
  reading: FilesReading = {},
): readonly ShownFact[] {
  return fields.flatMap((field) => {
    const value = facts[field.name]
    if (value === undefined || value === null) return []
    if (typeof value === 'object' && !(Array.isArray(value) && value.length > 0)) return []
    const told = wordsOfValue(field, value, timeZone)
    if (told === undefined) return []
    const named = field.files === undefined ? [] : filesIn(value)
    const files = named.map((file) => shownFile(file, reading))
    return [{ label: field.label, value: told, ...(files.length === 0 ? {} : { files }) }]
  })
}
