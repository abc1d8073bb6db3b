import { base64urlOf, bytesOf } from '../base64url-bytes.ts'
import { utf8 } from '../log/bytes.ts'
import { sha256 } from '../log/sha256.ts'
import { isObject, type ProofFault, proofFault, shown } from '../proof-fault.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** What is sealed at one place: a member with its name, or an item of a list. */
interface Sealed {
  readonly name?: string
  readonly value: unknown
  /** Which of the disclosures it is. */
  readonly at: number
}

/** Deeper is no credential, and a stranger's could be as deep as to stop whoever looks into it. */
const mostDepth = 64
const mostDisclosures = 1_000

/**
 * Puts what was disclosed (RFC 9901 section 4.2, each in base64url) in its places in a payload, and takes the digests of all else out;
 * or tells all that is wrong: one that is none, that nothing in the payload seals, that would take the place of something, or twice
 * the same digest. Everything is a stranger's, and nothing of it is signed but the payload.
 */
export async function openSelective(
  payload: JsonObject,
  disclosures: readonly string[],
): Promise<JsonObject | readonly ProofFault[]> {
  const { _sd_alg: algorithm = 'sha-256' } = payload
  const values = { name: '_sd_alg', given: shown(algorithm), right: 'sha-256' }
  if (algorithm !== 'sha-256') return [proofFault('/_sd_alg', 'token_header_wrong', values)]
  if (disclosures.length > mostDisclosures) return [wrong(mostDisclosures, 'selective_unreadable')]
  const sealed = new Map<string, Sealed>()
  const faults: ProofFault[] = []
  for (const [at, text] of disclosures.entries()) {
    const read = readDisclosure(text, at)
    const digest = base64urlOf(await sha256(utf8(text)))
    if (read === undefined || sealed.has(digest)) faults.push(wrong(at, 'selective_unreadable'))
    else sealed.set(digest, read)
  }
  if (faults.length > 0) return faults
  const opening: Opening = { sealed, used: new Set(), faults }
  const { _sd_alg: _, ...opened } = openObject(payload, opening, 0)
  for (const [digest, { at }] of sealed)
    if (!opening.used.has(digest)) faults.push(wrong(at, 'selective_not_sealed'))
  return faults.length > 0 ? faults : opened
}

interface Opening {
  readonly sealed: ReadonlyMap<string, Sealed>
  /** Digests that were met in the payload, each of which stands in it once. */
  readonly used: Set<string>
  readonly faults: ProofFault[]
}

function openValue(value: unknown, opening: Opening, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > mostDepth) {
    opening.faults.push(proofFault('/payload', 'token_part_unreadable', { name: 'payload' }))
    return undefined
  }
  if (Array.isArray(value)) return value.flatMap((item) => openItem(item, opening, depth))
  return openObject(value as JsonObject, opening, depth)
}

function openObject(value: JsonObject, opening: Opening, depth: number): JsonObject {
  const { _sd: digests = [], ...clear } = value
  const members = new Map(
    Object.entries(clear).map(([name, one]) => [name, openValue(one, opening, depth + 1)]),
  )
  for (const digest of Array.isArray(digests) ? digests : [digests]) {
    const found = foundBy(digest, opening)
    if (found === undefined) continue
    const { name, value: disclosed, at } = found
    if (name === undefined || members.has(name))
      opening.faults.push(wrong(at, 'selective_unreadable'))
    else members.set(name, openValue(disclosed, opening, depth + 1))
  }
  return Object.fromEntries(members)
}

/** An item whose one member is `...` stands for a sealed one; none stands there where it was not disclosed. */
function openItem(item: unknown, opening: Opening, depth: number): readonly unknown[] {
  if (!isObject(item) || !Object.hasOwn(item, '...')) return [openValue(item, opening, depth + 1)]
  const found = foundBy(Object.keys(item).length === 1 ? item['...'] : undefined, opening)
  if (found === undefined) return []
  if (found.name !== undefined) opening.faults.push(wrong(found.at, 'selective_unreadable'))
  return [openValue(found.value, opening, depth + 1)]
}

function foundBy(digest: unknown, { sealed, used, faults }: Opening): Sealed | undefined {
  if (typeof digest !== 'string' || used.has(digest)) {
    faults.push(proofFault('/payload', 'token_part_unreadable', { name: '_sd' }))
    return undefined
  }
  used.add(digest)
  return sealed.get(digest)
}

/** Of `[salt, name, value]`, or of a list's item `[salt, value]`; undefined for what is neither. */
function readDisclosure(text: string, at: number): Sealed | undefined {
  const read = jsonOf(text)
  if (!Array.isArray(read) || typeof read[0] !== 'string') return undefined
  if (read.length === 2) return { value: read[1], at }
  const [, name, value] = read
  const isName = typeof name === 'string' && !['_sd', '_sd_alg', '...'].includes(name)
  return read.length === 3 && isName ? { name, value, at } : undefined
}

function jsonOf(text: string): unknown {
  try {
    const bytes = bytesOf(text)
    return (
      bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    )
  } catch {
    return undefined
  }
}

function wrong(at: number, says: 'selective_unreadable' | 'selective_not_sealed'): ProofFault {
  return proofFault(`/disclosures/${at}`, says)
}
