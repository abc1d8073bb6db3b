import type { Event } from '../event.ts'
import type { Facts, FactValue } from '../field.ts'
import { warningsIn } from '../warning.ts'
import type { Disclosure } from './disclosure.ts'
import type { Envelope } from './envelope.ts'

/**
 * Puts an event together again from its envelope and what may be disclosed of it. A fact that was erased or withheld is
 * simply absent. `reversed` is the event it takes back, when it takes one back.
 */
export function openEnvelope(
  envelope: Envelope,
  disclosures: readonly Disclosure[],
  reversed?: Event,
): Event {
  const { body, subjects } = envelope
  const sealed = new Map(disclosures.map(([, name, value]) => [name, value]))
  const [stream = '', stage = ''] = envelope.type.split('.')
  const batches = body.batches ?? []
  const operator = sealed.get('operator')
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
      facts: { ...rest.facts, ...sealedUnder(sealed, `outputs/${index}`) },
    })),
    losses: body.losses ?? [],
    additions: body.additions ?? [],
    facts: { ...body.facts, ...sealedUnder(sealed, 'facts') },
    decisions: { ...body.decisions, ...sealedUnder(sealed, 'decisions') },
    differenceGrams: body.differenceGrams ?? 0,
    differenceContent: body.differenceContent ?? {},
    ...(reversed === undefined ? {} : { reverses: reversed }),
    warnings: warningsIn(sealed.get('warnings')),
  }

  function subjectAt(of: Envelope, index: number): string {
    const subject = of.subjects[index]
    if (subject === undefined)
      throw new RangeError(`Cannot open event "${of.id}": ${subjects.length} subjects`)
    return subject.batch
  }
}

function sealedUnder(sealed: ReadonlyMap<string, FactValue>, place: string): Facts {
  const facts: Record<string, FactValue> = {}
  for (const [name, value] of sealed) {
    if (name.startsWith(`${place}/`)) facts[name.slice(place.length + 1)] = value
  }
  return facts
}
