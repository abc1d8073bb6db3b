import type { Event } from '../event.ts'
import type { Facts, FactValue } from '../field.ts'
import { warningsIn } from '../warning.ts'
import { type Disclosure, disclosedFacts } from './disclosure.ts'
import type { Envelope } from './envelope.ts'

/** How an event is opened. */
export interface Opening {
  /** The event that this one takes back, when it takes one back. */
  readonly reversed?: Event | undefined
  /** Whether a sealed fact may be seen, by its JSON pointer into the event; all of them when absent. */
  readonly isShown?: (pointer: string) => boolean
}

/**
 * Puts an event together again from its envelope and what may be disclosed of it. A fact that was erased or withheld is
 * simply absent.
 */
export function openEnvelope(
  envelope: Envelope,
  disclosures: readonly Disclosure[],
  { reversed, isShown }: Opening = {},
): Event {
  const { body, subjects } = envelope
  const sealed = disclosedFacts(disclosures)
    .entries()
    .filter(([pointer]) => isShown?.(pointer) ?? true)
  const disclosed = new Map(sealed)
  const [stream = '', stage = ''] = envelope.type.split('.')
  const batches = body.batches ?? []
  const operator = disclosed.get('/operator')
  return {
    id: envelope.id,
    organisation: envelope.actor.organisation,
    ...(typeof operator === 'string' ? { operator } : {}),
    stream,
    stage,
    mass: body.mass,
    facility: body.facility,
    eventTime: envelope.eventTime,
    recordTime: envelope.recordTime,
    batches: batches.map((rest, index) => ({ ...rest, batch: subjectAt(envelope, index) })),
    outputs: (body.outputs ?? []).map((rest, index) => ({
      ...rest,
      batch: subjectAt(envelope, batches.length + index),
      facts: { ...rest.facts, ...factsUnder(disclosed, `/outputs/${index}/facts`) },
    })),
    losses: body.losses ?? [],
    additions: body.additions ?? [],
    facts: { ...body.facts, ...factsUnder(disclosed, '/facts') },
    decisions: { ...body.decisions, ...factsUnder(disclosed, '/decisions') },
    differenceGrams: body.differenceGrams ?? 0,
    differenceContent: body.differenceContent ?? {},
    ...(reversed === undefined ? {} : { reverses: reversed }),
    warnings: warningsIn(disclosed.get('/warnings')),
  }

  function subjectAt(of: Envelope, index: number): string {
    const subject = of.subjects[index]
    if (subject === undefined)
      throw new RangeError(`Cannot open event "${of.id}": ${subjects.length} subjects`)
    return subject.batch
  }
}

function factsUnder(disclosed: ReadonlyMap<string, FactValue>, part: string): Facts {
  const facts: Record<string, FactValue> = {}
  for (const [pointer, value] of disclosed) {
    if (pointer.startsWith(`${part}/`)) facts[pointer.slice(part.length + 1)] = value
  }
  return facts
}
