import type { Event } from '../event.ts'
import type { Facts, FactValue } from '../field.ts'
import { canonical, type Hash } from './canonical.ts'
import { type Disclosure, disclosureDigest } from './disclosure.ts'
import type { Envelope, EnvelopeBody, Sealed, Subject } from './envelope.ts'

export interface SealOptions {
  readonly subjects: readonly Subject[]
  readonly schema: Envelope['schema']
  /** Names of the facts that anyone may see; a name means the same throughout a stream. */
  readonly publicNames: ReadonlySet<string>
  readonly hash: Hash
  /** 128 random bits as base64url, new at every call. */
  readonly salt: () => string
}

/**
 * Seals an event: public facts in the clear, all others as salted digests, written once as canonical JSON and hashed.
 * The text is what is stored; nobody parses and writes it again.
 */
export function seal(event: Event, options: SealOptions): Sealed {
  const { subjects, schema, publicNames, hash, salt } = options
  const disclosures: Disclosure[] = []
  const conceal = (facts: Facts, place: string): Facts => {
    const clear: Record<string, FactValue> = {}
    for (const [name, value] of Object.entries(facts)) {
      if (publicNames.has(name)) clear[name] = value
      else disclosures.push([salt(), `${place}/${name}`, value])
    }
    return clear
  }
  if (event.operator !== undefined) disclosures.push([salt(), 'operator', event.operator])
  // A warning tells the value it warns of.
  if (event.warnings.length > 0) disclosures.push([salt(), 'warnings', event.warnings])
  const envelope: Envelope = {
    v: 1,
    schema,
    id: event.id,
    nonce: salt(),
    type: `${event.stream}.${event.stage}`,
    subjects,
    eventTime: event.eventTime,
    recordTime: event.recordTime,
    actor: { organisation: event.organisation },
    body: bodyOf(event, conceal),
    ...(disclosures.length === 0
      ? {}
      : { _sd: disclosures.map((one) => disclosureDigest(one, hash)).sort() }),
  }
  const text = canonical(envelope)
  return { text, digest: hash(text), disclosures }
}

type Conceal = (facts: Facts, place: string) => Facts

function bodyOf(event: Event, conceal: Conceal): EnvelopeBody {
  const facts = conceal(event.facts, 'facts')
  const decisions = conceal(event.decisions, 'decisions')
  const batches = event.batches.map(({ batch: _, ...rest }) => rest)
  const outputs = event.outputs.map(({ batch: _, facts: own, ...rest }, index) => {
    const clear = conceal(own, `outputs/${index}`)
    return isEmpty(clear) ? rest : { ...rest, facts: clear }
  })
  return {
    mass: event.mass,
    facility: event.facility,
    ...(isEmpty(facts) ? {} : { facts }),
    ...(isEmpty(decisions) ? {} : { decisions }),
    ...(batches.length === 0 ? {} : { batches }),
    ...(outputs.length === 0 ? {} : { outputs }),
    ...(event.losses.length === 0 ? {} : { losses: event.losses }),
    ...(event.additions.length === 0 ? {} : { additions: event.additions }),
    ...(event.differenceGrams === 0 ? {} : { differenceGrams: event.differenceGrams }),
    ...(isEmpty(event.differenceContent) ? {} : { differenceContent: event.differenceContent }),
    ...(event.reverses === undefined ? {} : { reverses: event.reverses.id }),
  }
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false
  return true
}
