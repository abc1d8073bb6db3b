import { utf8 } from './bytes.ts'

/** What a log of ours takes in: each is known to it by a digest alone. */
export const entryKinds = [
  'event',
  'credential',
  'status-list',
  'did-document',
  'log-key',
  'policy',
  'report',
  'erasure',
  'signature',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** What stands at one place of a log; it tells nothing of what it stands for. */
export interface Entry {
  readonly kind: EntryKind
  /** A random UUID, drawn when it got its place. */
  readonly id: string
  /** SHA-256 of what it stands for, base64url without padding. */
  readonly digest: string
}

/**
 * The bytes of an entry, which are hashed as a leaf: JSON in canonical form (RFC 8785), written out since nothing in it needs to be
 * escaped. Throws for what `parseEntry` would not read.
 */
export function entryOf({ kind, id, digest }: Entry): Uint8Array {
  const text = `{"alg":"sha-256","digest":"${digest}","id":"urn:uuid:${id}","kind":"${kind}","v":1}`
  if (!form.test(text)) throw new RangeError(`Cannot log "${kind}" with id "${id}"`)
  return utf8(text)
}

/** Reads a stranger's entry; undefined when it is none of ours. */
export function parseEntry(bytes: Uint8Array): Entry | undefined {
  if (bytes.length > mostLength) return undefined
  const [, digest = '', id = '', named] = form.exec(String.fromCharCode(...bytes)) ?? []
  const kind = entryKinds.find((one) => one === named)
  return kind === undefined ? undefined : { kind, id, digest }
}

/** 32 bytes have one text in base64url, whose last character has four bits: it is one of 16. */
const form = new RegExp(
  `^\\{"alg":"sha-256","digest":"([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])","id":"urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})","kind":"(${entryKinds.join('|')})","v":1\\}$`,
)
/** More than the longest kind needs. */
const mostLength = 200
