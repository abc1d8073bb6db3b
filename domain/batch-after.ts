import type { BatchState, Content, Event, EventBatch } from './event.ts'
import type { Facts, FactValue } from './field.ts'

/** The event's place in a batch's chain, known once it is sealed. */
export interface Head {
  readonly headSeq: number
  readonly headDigest: string
}

/**
 * A batch as it stands after an event that happened to it or made it: live, and again when history is replayed.
 * `carried` names the facts that later stages read. A reversal is not read here: see `replayChain`.
 */
export function batchAfter(
  before: BatchState | undefined,
  event: Event,
  { batch, carried, head }: { batch: string; carried: ReadonlySet<string>; head: Head },
): BatchState {
  const happened = event.batches.find((one) => one.batch === batch)
  if (happened !== undefined && before !== undefined) {
    const massGrams = massAfter(before.massGrams, happened)
    const left = combined(
      combined(before.content, happened.drawnContent, -1),
      happened.correctedContent,
      1,
    )
    const found = combined(left, happened.foundContent, 1)
    const { massGrams: _, ...kept } = before
    return {
      ...kept,
      state: happened.state,
      facility: happened.at ?? event.facility,
      context: contextAfter(before.context, event, { trusted: happened.trusted, carried }),
      ...(massGrams === undefined ? {} : { massGrams }),
      content: combined(found, happened.gainedContent, 1),
      ...head,
    }
  }
  const made = event.outputs.find((one) => one.batch === batch)
  if (made === undefined)
    throw new RangeError(`Cannot apply event "${event.id}" to batch "${batch}"`)
  return {
    batch,
    code: made.code,
    kind: made.kind,
    stream: event.stream,
    material: made.material,
    state: made.state,
    facility: event.facility,
    context: pick({ ...event.facts, ...event.decisions, ...made.facts }, carried),
    ...(made.massGrams === undefined ? {} : { massGrams: made.massGrams }),
    content: combined({}, made.content, 1),
    ...head,
  }
}

function contextAfter(
  before: Facts,
  { facts, decisions }: Event,
  { trusted, carried }: { trusted: EventBatch['trusted']; carried: ReadonlySet<string> },
): Facts {
  const after = { ...before, ...pick({ ...facts, ...decisions }, carried) }
  if (trusted === undefined) return after
  const { grams, ofGrams } = trusted
  return { ...after, trustedMass: { grams, ofGrams } }
}

function massAfter(
  before: number | undefined,
  { drawnGrams = 0, gainedGrams, foundGrams = 0, correctedGrams = 0 }: Event['batches'][number],
): number | undefined {
  if (before === undefined) return gainedGrams
  return before - drawnGrams + (gainedGrams ?? 0) + foundGrams + correctedGrams
}

/** Adds or takes content; what comes to nothing is left out, so that two equal stocks look equal. */
export function combined(stock: Content, change: Content | undefined, sign: 1 | -1): Content {
  if (change === undefined) return stock
  const sums: Record<string, number> = { ...stock }
  for (const [name, amount] of Object.entries(change)) {
    sums[name] = (sums[name] ?? 0) + sign * amount
    if (sums[name] === 0) delete sums[name]
  }
  return sums
}

function pick(facts: Facts, names: ReadonlySet<string>): Facts {
  const picked: Record<string, FactValue> = {}
  for (const [name, value] of Object.entries(facts)) if (names.has(name)) picked[name] = value
  return picked
}
