import { type FactReader, isShownTo, shownFacts } from '../../domain/audience.ts'
import type { Event } from '../../domain/event.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import { fieldsOfStage } from '../../workflows/parts-of-stage.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { ChainEvent } from '../store/inventory/batch-events.ts'
import type { Principal } from './principal.ts'

/** With which eyes a principal reads facts: people and systems of the organisation know all, regulators and stations do not. */
export function factReaderOf({ role }: Principal): FactReader {
  return role === 'regulator' || role === 'station' ? 'other' : 'holder'
}

/** What is sealed beside the facts of a stage: who recorded it, and what was unusual. */
const beside: readonly string[] = ['/operator', '/warnings']

/**
 * Opens a stored event as far as the reader may know it. Every page, answer and file that shows facts of events to somebody
 * signed in MUST open them here.
 */
export function openEventFor(
  reader: FactReader,
  streams: ReadonlyMap<string, LoadedStream>,
  { envelope: text, disclosed }: Pick<ChainEvent, 'envelope' | 'disclosed'>,
): { readonly event: Event; readonly envelope: Envelope } {
  // The text was written by `seal` and can never have changed since.
  const envelope = JSON.parse(text) as Envelope
  const [stream = '', stage = ''] = envelope.type.split('.')
  const fields = fieldsOfStage(streams.get(stream)?.allStages[stage])
  const isShown = (pointer: string) =>
    beside.includes(pointer) || isShownTo(reader, fields, pointer.split('/').at(-1) ?? '')
  return { event: openEnvelope(envelope, disclosed ?? [], { isShown }), envelope }
}

/** What later stages read of a batch, as far as the reader may know it. */
export function contextFor(
  reader: FactReader,
  stream: LoadedStream | undefined,
  context: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const fields = Object.values(stream?.allStages ?? {}).flatMap(fieldsOfStage)
  return shownFacts(reader, fields, context)
}

/** A scan as it was sent, as far as the reader may know its facts. */
export function scanFor(
  reader: FactReader,
  stage: Stage | undefined,
  scan: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const fields = fieldsOfStage(stage)
  const { facts, outputs } = scan
  return {
    ...scan,
    ...(isObject(facts) ? { facts: shownFacts(reader, fields, facts) } : {}),
    ...(Array.isArray(outputs) ? { outputs: outputs.map(outputFor) } : {}),
  }

  function outputFor(output: unknown): unknown {
    if (!isObject(output) || !isObject(output.facts)) return output
    return { ...output, facts: shownFacts(reader, fields, output.facts) }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
