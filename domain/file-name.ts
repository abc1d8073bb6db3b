import { base64urlOf } from './proof/base64url-bytes.ts'

/** Whether a fact names photos, or a document such as a log or a report. */
export type FileKind = 'photo' | 'document'

/** Of a fact that names files which are kept beside history: which, and how many. */
export interface FileRule {
  readonly kind: FileKind
  /** How many at most; 1 when absent. */
  readonly most?: number
  /** Whether what lies elsewhere may be named instead, by its address or its number in a book. */
  readonly orReference?: true
}

/** A file as an event names it: by its SHA-256, base64url, with what it is and how large. */
export interface NamedFile {
  readonly digest: string
  /** Media type; absent where only the digest is known. */
  readonly type?: string
  readonly bytes?: number
}

/** A file that an organisation keeps, as far as rules need to know it. */
export interface KnownFile {
  /** Media type. */
  readonly type: string
  readonly bytes: number
}

const scheme = 'ni:///sha-256;'
const digestShape = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
const hexShape = /^[0-9a-f]{64}$/i

/**
 * The name of a file by RFC 6920: `ni:///sha-256;` and its digest, and as its parameters the media type (`ct`) and, which is ours, the
 * size in bytes (`size`). Two names of one digest are names of one file, whatever parameters they have.
 */
export function fileName({ digest, type, bytes }: NamedFile): string {
  if (type === undefined || bytes === undefined) return `${scheme}${digest}`
  return `${scheme}${digest}?ct=${type}&size=${bytes}`
}

/** Reads such a name; undefined for any other text. */
export function parseFileName(text: string): NamedFile | undefined {
  if (!text.startsWith(scheme)) return undefined
  const [digest = '', query = ''] = text.slice(scheme.length).split('?')
  if (!digestShape.test(digest)) return undefined
  const said = new URLSearchParams(query)
  const type = said.get('ct')
  const bytes = Number(said.get('size') ?? Number.NaN)
  return type === null || !Number.isSafeInteger(bytes) ? { digest } : { digest, type, bytes }
}

/** The digest that somebody means: by a name, as base64url as `POST /files` answers, or as hex as `sha256sum` prints; undefined where it is none. */
export function digestMeant(text: string): string | undefined {
  if (digestShape.test(text)) return text
  if (hexShape.test(text)) return base64urlOfHex(text)
  return parseFileName(text)?.digest
}

/** Whether a text looks as if it should be the digest of a file. */
export function looksLikeFileName(text: string): boolean {
  return /^(ni:|sha-?256[:;])/i.test(text) || digestMeant(text) !== undefined
}

/** The files that a value names: one, several or none. */
export function filesIn(value: unknown): readonly NamedFile[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((one) => (typeof one === 'string' ? (parseFileName(one) ?? []) : []))
}

const everyName = /ni:\/\/\/sha-256;([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])(?=\?ct=)/g

/** Digests of the files that a sealed text names, each once. */
export function digestsIn(text: string): readonly string[] {
  if (!text.includes(scheme)) return []
  return [...new Set(Array.from(text.matchAll(everyName), ([, digest = '']) => digest))].sort()
}

function base64urlOfHex(hex: string): string {
  const bytes = Array.from({ length: 32 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  )
  return base64urlOf(Uint8Array.from(bytes))
}
