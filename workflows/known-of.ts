import type { Event } from '../domain/event.ts'
import {
  type Audience,
  audiences,
  type Facts,
  type FactValue,
  type Field,
  type Level,
} from '../domain/field.ts'
import type { CarriedFacts, Known, KnownFact, KnownStep } from '../domain/passport/known.ts'
import type { LoadedStream } from './streams.ts'
import { fieldsOf } from './words-of.ts'

/** An event as far as its reader may know it, with where it happened; none that was taken back. */
export interface ToldEvent {
  readonly event: Event
  /** Names of who recorded it and of the place. */
  readonly organisation: string
  readonly facility: string
  /** ISO 3166 code. */
  readonly country: string
}

/** A batch or item whose passport is looked at, and what is told of it. */
export interface Told {
  readonly batch: {
    readonly id: string
    readonly kind: string
    /** What later stages read of it: also what came with it from whoever held it before. */
    readonly context: Facts
    readonly massGrams: number | null
    readonly content: Readonly<Record<string, number>>
  }
  /** Its own chain, in order. */
  readonly own: readonly ToldEvent[]
  /** The chains of what it was made of, near and far, in order. */
  readonly before: readonly ToldEvent[]
  /** What came with it from whoever held it before, for its passport. */
  readonly carried?: CarriedFacts
  /** What is said of all of its model. */
  readonly model: Facts
}

/**
 * Gathers what is known of a batch: what is recorded of it stands over what its stages brought along, that over what its holder says
 * of its model, and that over what whoever held it before told for its passport.
 */
export function knownOf(stream: LoadedStream, told: Told): Known {
  const { batch, own, before, carried = {}, model } = told
  const made = own[0]?.event
  const making = made?.outputs.find((output) => output.batch === batch.id)
  const stock = batch.massGrams === null || batch.massGrams === 0 ? undefined : batch.massGrams
  const massGrams = stock ?? making?.massGrams
  const content = stock === undefined ? (making?.content ?? {}) : batch.content
  const facts = new Map<string, KnownFact>(Object.entries(carried))
  const say = (said: Facts, level: Level) => {
    for (const [name, value] of Object.entries(said)) facts.set(name, { value, level })
  }
  const level = levelOf(stream, batch.kind)
  say(model, 'model')
  say(batch.context, level)
  for (const { event } of own) {
    // What is said of several at once is said of none of them alone.
    const ofAll = event.outputs.length > 1 ? 'batch' : level
    say({ ...event.facts, ...event.decisions }, ofAll)
    say(factsOfOutput(event, batch.id), level)
  }
  if (level === 'item' && massGrams !== undefined) say({ massGrams }, level)
  const parents = (made?.batches ?? []).map((one) => one.batch)
  return {
    facts,
    kind: batch.kind,
    massGrams,
    content,
    steps: stepsIn([...before, ...own], batch.id),
    audienceOf: audiencesOf(stream),
    parts: making === undefined ? [] : parents.map((parent) => factsOf(before, parent)),
  }
}

function levelOf(stream: LoadedStream, kind: string): Level {
  const known = stream.kinds[kind]
  return known?.isUnit === true || known?.gs1?.as === 'item' ? 'item' : 'batch'
}

function stepsIn(told: readonly ToldEvent[], batch: string): readonly KnownStep[] {
  const once = new Map(told.map((one) => [one.event.id, one]))
  return [...once.values()].map(({ event, organisation, facility, country }) => ({
    stage: event.stage,
    time: event.eventTime,
    organisation,
    facility,
    country,
    made: event.outputs.some((output) => output.batch === batch),
    inGrams: event.batches.reduce((sum, { drawnGrams = 0 }) => sum + drawnGrams, 0),
    lostGrams: event.losses.reduce((sum, { massGrams }) => sum + massGrams, 0),
  }))
}

/** Everything that the events of a chain say of one batch, the latest over what was said before. */
function factsOf(told: readonly ToldEvent[], batch: string): Facts {
  const facts: Record<string, FactValue> = {}
  for (const { event } of told) {
    const { batches, outputs } = event
    if (![...batches, ...outputs].some((one) => one.batch === batch)) continue
    Object.assign(facts, event.facts, event.decisions, factsOfOutput(event, batch))
  }
  return facts
}

function factsOfOutput({ outputs }: Event, batch: string): Facts {
  return outputs.find((output) => output.batch === batch)?.facts ?? {}
}

/** Who may read a fact of a name: the fewest that any field of that name lets. What no field describes is its holder's. */
function audiencesOf(stream: LoadedStream): (name: string) => Audience {
  const { fields = [], ofStages = [] } = stream.passportPoints ?? {}
  const strictest = new Map<string, Audience>([['massGrams', 'public']])
  for (const { name, audience } of [...fieldsOf(stream), ...fields, ...ofStages]) {
    strictest.set(name, fewer(strictest.get(name), audience))
  }
  return (name) => strictest.get(name) ?? 'holder'
}

function fewer(one: Audience | undefined, other: Field['audience']): Audience {
  const rank = (audience: Audience) => audiences.indexOf(audience)
  return one !== undefined && rank(one) > rank(other) ? one : other
}
