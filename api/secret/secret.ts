import { createHmac } from 'node:crypto'
import type { Saying } from '../../domain/phrases.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'

/**
 * What an installation signs, seals and counts with. What is new goes by the one in use; what was made with one before it
 * holds as long as that one is named.
 */
export interface Secret {
  readonly current: string
  /** Those before, the newest first. */
  readonly before: readonly string[]
}

/** How long a secret is used, and with how many characters. */
export const secretRules = {
  source: 'house rule',
  /** From then on each start says that it is time for another one. */
  mostDays: 365,
  leastCharacters: 32,
} as const

/** All that hold, the one in use first. */
export function allOf({ current, before }: Secret): readonly string[] {
  return [current, ...before]
}

/** A name for a secret that tells nothing about it: 48 bits that follow from it, in hexadecimal. */
export function markOf(secret: string): string {
  return createHmac('sha256', secret).update('loomcell secret/1 mark').digest('hex').slice(0, 12)
}

/** A MAC, and what it was under secrets before. */
export interface Macs {
  readonly digest: Buffer
  readonly earlier: readonly Buffer[]
}

/** HMAC-SHA-256 of a text. */
export function macsOf({ current, before }: Secret, text: string): Macs {
  const mac = (secret: string) => createHmac('sha256', secret).update(text).digest()
  return { digest: mac(current), earlier: before.map(mac) }
}

/** A secret as somebody named it, with where that was. */
export interface NamedSecret {
  readonly name: string | Saying
  readonly text: string
}

/** What is wrong with secrets, all of it at once; none is repeated. */
export function faultsInSecrets(named: readonly NamedSecret[]): readonly Fault[] {
  const { leastCharacters: least } = secretRules
  return named.flatMap(({ name: secret, text }, at) => {
    const first = named.findIndex((other) => other.text === text)
    const other = named[first]?.name ?? ''
    if (text.length < least) {
      return faultOf(pointerOf(secret), 'secret_too_short', { secret, length: text.length, least })
    }
    return first < at ? faultOf(pointerOf(secret), 'secret_named_twice', { secret, other }) : []
  })
}

/** The setting that names a secret; empty for a line of the file. */
function pointerOf(name: NamedSecret['name']): string {
  return typeof name === 'string' ? name : String(name.values?.setting ?? '')
}
