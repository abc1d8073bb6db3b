import { AsyncLocalStorage } from 'node:async_hooks'

/** How far the deployment believes its identity provider about second factors. */
export interface FactorTrust {
  /** Values of `acr` that stand for more than a password. */
  readonly acr: readonly string[]
  /** Whether every sign-in there counts as two factors, whatever the provider says of it. */
  readonly always: boolean
}

/** What is believed where nothing is set: methods that the provider names. */
export const noTrust: FactorTrust = { acr: [], always: false }

const asking = new AsyncLocalStorage<{ hasFactor: boolean }>()

/** Gives what `act` gives, with whether the provider said meanwhile that it had asked for a second factor. */
export async function withFactorOf<Result>(
  act: () => Promise<Result>,
): Promise<{ result: Result; hasFactor: boolean }> {
  const said = { hasFactor: false }
  const result = await asking.run(said, act)
  return { result, ...said }
}

/** Notes what the provider's token says of how somebody signed in there (OWASP ASVS 5.0, 6.8.4). */
export function noteFactorOf(claims: Readonly<Record<string, unknown>>, trust: FactorTrust): void {
  const said = asking.getStore()
  if (said !== undefined) said.hasFactor = trust.always || saysFactor(claims, trust)
}

/** `mfa`, or methods of two different kinds. Source: RFC 8176, section 2 (remembered). */
function saysFactor({ amr, acr }: Readonly<Record<string, unknown>>, trust: FactorTrust): boolean {
  if (typeof acr === 'string' && trust.acr.includes(acr)) return true
  const methods = Array.isArray(amr) ? amr.map(String) : []
  const kinds = kindsOfMethods.filter((kind) => kind.some((method) => methods.includes(method)))
  return methods.includes('mfa') || kinds.length > 1
}

/** What somebody knows, has and is. */
const kindsOfMethods: readonly (readonly string[])[] = [
  ['pwd', 'pin', 'kba'],
  ['otp', 'hwk', 'swk', 'sc', 'pop', 'sms'],
  ['fpt', 'face', 'iris', 'retina', 'vbm'],
]
