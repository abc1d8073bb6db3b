import { type Audience, audiences, type FactValue } from '../field.ts'
import { base64url } from './base64url.ts'
import { canonical, type Hash } from './canonical.ts'

/** Version 1: one sealed fact: random salt (128 bits, base64url), its place in the event, its value. Only ever read. */
export type FactDisclosure = readonly [salt: string, place: string, value: FactValue]

/**
 * Version 2: the sealed facts of an event that one audience may see, under one random salt (128 bits, base64url), each by JSON
 * pointer into the event as it is opened: `/facts/buyer`, `/outputs/0/facts/serial`. Erasing it erases its facts; one that names a
 * person has a disclosure of its own.
 */
export type AudienceDisclosure = readonly [
  salt: string,
  audience: Audience,
  facts: Readonly<Record<string, FactValue>>,
]

/** What opens one digest of an event; the event's own version says which form it has. */
export type Disclosure = FactDisclosure | AudienceDisclosure

/**
 * Digest of a disclosure as in RFC 9901 section 4.2.3: the hash of the base64url text of the JSON array. Without the salt
 * nobody can test a guess against it.
 */
export function disclosureDigest(disclosure: Disclosure, hash: Hash): string {
  return hash(base64url(canonical(disclosure)))
}

/** What disclosures say, by JSON pointer into the opened event, whichever version sealed them. */
export function disclosedFacts(disclosures: readonly Disclosure[]): ReadonlyMap<string, FactValue> {
  return new Map(
    disclosures.flatMap((one): readonly (readonly [string, FactValue])[] =>
      isOfAudience(one) ? Object.entries(one[2]) : [[pointerTo(one[1]), one[2]]],
    ),
  )
}

/** For whom the facts of version 2 were sealed together; undefined for one of version 1, which does not say. */
export function audienceOf(disclosure: Disclosure): Audience | undefined {
  return isOfAudience(disclosure) ? disclosure[1] : undefined
}

/** Whether it is of version 2: an audience is one word, and no place of version 1 is one of these words. */
function isOfAudience(disclosure: Disclosure): disclosure is AudienceDisclosure {
  return audiences.some((audience) => audience === disclosure[1])
}

/** Version 1 named a place by its steps, an output's facts without saying so: `facts/buyer`, `outputs/0/serial`. */
function pointerTo(place: string): string {
  return `/${place.replace(/^(outputs\/\d+)\//, '$1/facts/')}`
}
