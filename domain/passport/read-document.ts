import { bytesOf } from '../proof/base64url-bytes.ts'
import { isObject } from '../proof/proof-fault.ts'

/** One thing that a passport says: the names that lead to it, and its value. */
export interface Told {
  /** Names from the product on, without prefixes and places in lists: `['technicalSpecifications', 'nominalVoltage']`. */
  readonly path: readonly string[]
  readonly value: unknown
}

/** A stranger's document may be as large and as deep as they like; more of it than this is not read. */
const mostTold = 50_000
const mostDepth = 32

/**
 * Everything that a passport says of its product, whoever wrote it: a token (`vc+jwt`), the same enveloped in JSON, a credential in the
 * shape of UNTP 0.7.0 or 0.6, JSON-LD, or plain values by name. What says nothing (null, an empty text) is left out; an empty list is
 * kept, since it may say that there is none. Nothing is checked: that is `verifyCredential`'s. Undefined where it is no document.
 */
export function readDocument(document: unknown): readonly Told[] | undefined {
  const said = productIn(opened(document))
  if (said === undefined) return undefined
  const told: Told[] = []
  for (const { name, value } of said) collect(value, [name], told)
  return told
}

interface Member {
  readonly name: string
  readonly value: unknown
}

/** What the product has, with its issuer, who answers for it. */
function productIn(document: unknown): readonly Member[] | undefined {
  if (!isObject(document)) return undefined
  const { credentialSubject, issuer } = document
  if (credentialSubject === undefined) return membersOf(document)
  const subject = Array.isArray(credentialSubject) ? credentialSubject[0] : credentialSubject
  if (!isObject(subject)) return undefined
  // UNTP 0.6 had the product within its subject.
  const product = isObject(subject.product) ? subject.product : {}
  const signer = isObject(issuer) ? issuer : { id: issuer }
  return [{ name: 'issuer', value: signer }, ...membersOf(subject), ...membersOf(product)]
}

function membersOf(object: Readonly<Record<string, unknown>>): readonly Member[] {
  return Object.entries(object).map(([name, value]) => ({ name: plainName(name), value }))
}

/** Whether anything is said; it is noted on the way down. */
function collect(value: unknown, path: readonly string[], told: Told[]): boolean {
  if (told.length >= mostTold || path.length > mostDepth) return false
  if (value === null || value === undefined) return false
  if (typeof value === 'string' && value.trim() === '') return false
  if (Array.isArray(value)) {
    const isSaid = value.map((one) => collect(one, path, told)).some((said) => said)
    if (value.length === 0) told.push({ path, value })
    return isSaid || value.length === 0
  }
  if (!isObject(value)) {
    told.push({ path, value })
    return true
  }
  const members = membersOf(value)
  const isSaid = members
    .map((one) => collect(one.value, [...path, one.name], told))
    .some((said) => said)
  if (!isSaid) return false
  told.push({ path, value })
  // A claim is told by its name: `{"name": "Nominal voltage", "measure": …}`.
  const isClaim = ['measure', 'claimedPerformance', 'metricValue'].some((name) => name in value)
  if (isClaim && typeof value.name === 'string') told.push({ path: [camelCase(value.name)], value })
  // A party is told by its role: `{"role": "manufacturer", "party": …}`.
  if (typeof value.role === 'string' && isObject(value.party))
    collect(value.party, [camelCase(plainName(value.role))], told)
  return true
}

/** The name without its vocabulary, and without the `has` that some of them begin with. */
function plainName(name: string): string {
  const local = name.slice(Math.max(...['#', '/', ':'].map((mark) => name.lastIndexOf(mark))) + 1)
  return local.replace(/^has([A-Z])/, (_, first: string) => first.toLowerCase())
}

function camelCase(text: string): string {
  const words = text.toLowerCase().split(/[^a-z0-9]+/)
  return words
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
}

/** A token or the text of a document as what it holds; anything else as it came. */
function opened(document: unknown): unknown {
  if (typeof document === 'string') return openedText(document.trim())
  if (!isObject(document)) return document
  const { id, credentialSubject } = document
  const [, token] = /^data:application\/vc\+jwt,(.+)$/.exec(typeof id === 'string' ? id : '') ?? []
  return token === undefined || credentialSubject !== undefined ? document : openedText(token)
}

function openedText(text: string): unknown {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text) ?? []
  const bytes = payload === undefined ? undefined : bytesOf(payload)
  try {
    return JSON.parse(bytes === undefined ? text : new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
