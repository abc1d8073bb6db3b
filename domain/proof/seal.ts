import type { Event } from '../event.ts'
import type { Audience, Facts, FactValue } from '../field.ts'
import { canonical, type Hash } from './canonical.ts'
import { type AudienceDisclosure, disclosureDigest } from './disclosure.ts'
import type { Envelope, EnvelopeBody, Sealed, Subject } from './envelope.ts'

export interface SealOptions {
  readonly subjects: readonly Subject[]
  readonly schema: Envelope['schema']
  /** Who may see a fact, by its name, which means the same throughout a stream; what is not named is the holder's alone. */
  readonly audiences: ReadonlyMap<string, Audience>
  /** Names of the facts that name a person. */
  readonly personalNames: ReadonlySet<string>
  readonly hash: Hash
  /** 128 random bits as base64url, new at every call. */
  readonly salt: () => string
}

/**
 * Seals an event in version 2: public facts in the clear, all others behind one salted digest for each audience and one for each
 * fact that names a person, written once as canonical JSON and hashed. The text is what is stored; nobody parses and writes it
 * again.
 */
export function seal(event: Event, options: SealOptions): Sealed {
  const { subjects, schema, audiences, personalNames, hash, salt } = options
  const secrets: Secret[] = []
  const conceal = (facts: Facts, part: string): Facts => {
    const clear: Record<string, FactValue> = {}
    for (const [name, value] of Object.entries(facts)) {
      const audience = audiences.get(name) ?? 'holder'
      if (audience === 'public') clear[name] = value
      else {
        const isPersonal = personalNames.has(name)
        secrets.push({ pointer: `${part}/${name}`, value, audience, isPersonal })
      }
    }
    return clear
  }
  const body = bodyOf(event, conceal)
  const disclosures = disclosuresOf([...secrets, ...secretsBeside(event)], salt)
  const envelope: Envelope = {
    v: 2,
    schema,
    id: event.id,
    nonce: salt(),
    type: `${event.stream}.${event.stage}`,
    subjects,
    eventTime: event.eventTime,
    recordTime: event.recordTime,
    actor: { organisation: event.organisation },
    body,
    ...(disclosures.length === 0
      ? {}
      : { _sd: disclosures.map((one) => disclosureDigest(one, hash)).sort() }),
  }
  const text = canonical(envelope)
  return { text, digest: hash(text), disclosures }
}

/** A fact that not everybody may see, by its JSON pointer into the event. */
interface Secret {
  readonly pointer: string
  readonly value: FactValue
  readonly audience: Audience
  readonly isPersonal: boolean
}

/** What an event holds beside its facts: who recorded it, and what was unusual, which tells the values it warns of. */
function secretsBeside({ operator, warnings }: Event): readonly Secret[] {
  const audience = 'holder'
  const by: Secret[] =
    operator === undefined
      ? []
      : [{ pointer: '/operator', value: operator, audience, isPersonal: true }]
  const unusual: Secret[] =
    warnings.length === 0
      ? []
      : [{ pointer: '/warnings', value: warnings, audience, isPersonal: false }]
  return [...by, ...unusual]
}

function disclosuresOf(
  secrets: readonly Secret[],
  salt: () => string,
): readonly AudienceDisclosure[] {
  const alone = secrets.filter(({ isPersonal }) => isPersonal)
  const shared = Map.groupBy(
    secrets.filter(({ isPersonal }) => !isPersonal),
    ({ audience }) => audience,
  )
  const groups = [...shared.values(), ...alone.map((one) => [one])]
  return groups.map((group): AudienceDisclosure => {
    const facts = Object.fromEntries(group.map(({ pointer, value }) => [pointer, value]))
    return [salt(), group[0]?.audience ?? 'holder', facts]
  })
}

type Conceal = (facts: Facts, part: string) => Facts

function bodyOf(event: Event, conceal: Conceal): EnvelopeBody {
  const facts = conceal(event.facts, '/facts')
  const decisions = conceal(event.decisions, '/decisions')
  const batches = event.batches.map(({ batch: _, ...rest }) => rest)
  const outputs = event.outputs.map(({ batch: _, facts: own, ...rest }, index) => {
    const clear = conceal(own, `/outputs/${index}/facts`)
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
