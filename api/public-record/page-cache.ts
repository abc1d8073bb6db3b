import { hash } from 'node:crypto'
import { constants, crc32, deflateRawSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { style } from '../../web/pages/record/style.ts'
import { pagePolicy } from '../http/hardening/page-policy.ts'

/** Headers of every public page: its own style and the checker, nothing from elsewhere, always asked again. */
export const pageHeaders = {
  'cache-control': 'no-cache',
  vary: 'Accept, Accept-Encoding, Accept-Language',
  'content-security-policy': pagePolicy({ styles: [style], isChecked: true }),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/** An answer as it goes out, in both forms, with what it was made from. */
export interface KeptPage {
  readonly status: 200 | 410
  /** Digest of the newest event that the page shows, base64. */
  readonly head: string
  /** Where its links lead; empty where it holds none. */
  readonly base: string
  /** Weak: the same page travels with and without compression. */
  readonly etag: string
  /** Headers of the page in every form. */
  readonly always: Readonly<Record<string, string>>
  /** Packed, as nearly every reader takes it; whoever does not has it unpacked. */
  readonly body: Buffer<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** Pages by name, the least recently asked for dropped first. */
export type PageCache = LRUCache<string, KeptPage>

/**
 * Keeps rendered pages up to a number of bytes. Whoever asks MUST compare `head` with the chain's present end: the cache
 * itself hears of no commit, since another process may have made it.
 */
export function createPageCache(mostBytes: number): PageCache {
  return new LRUCache({ maxSize: mostBytes, sizeCalculation: sizeOf })
}

interface Made extends Pick<KeptPage, 'status' | 'head' | 'base'> {
  readonly type: string
  /** Headers that every answer of ours carries. */
  readonly fixed: Readonly<Record<string, string>>
}

/** Makes a page ready to go out; the tag follows from the text, so it changes with the record, the language and our code. */
export function keptPage(text: string, { status, type, head, base, fixed }: Made): KeptPage {
  const body = packPage(text)
  const etag = `W/"${hash('sha256', body, 'base64url').slice(0, 27)}"`
  const always = { ...fixed, ...pageHeaders }
  const headers = { ...always, etag, 'content-type': type }
  return { status, head, base, etag, always, body, headers }
}

function sizeOf({ body }: KeptPage): number {
  // Names, tags, headers and the map's own cells come to about a thousand bytes.
  return body.length + 1_000
}

/** A page is packed while its reader waits: a twentieth more bytes than the best packing, for half its time and memory. */
const packing = { level: 3, memLevel: 6, windowBits: 14 }

/** Where what every page of a language begins with ends. */
const startEnd = '</style>'

/**
 * Packs a page as one member of gzip. The style that all pages begin with takes most of the time and is packed once: it
 * ends with a full flush (zlib's manual), after which blocks of another run may follow.
 */
export function packPage(text: string): Buffer<ArrayBuffer> {
  // What is no page may hold anything, and is packed as a whole.
  const cut = text.startsWith('<!doctype') ? text.indexOf(startEnd) : 0
  const start = packedStart(text, cut)
  const rest = Buffer.from(text.slice(cut))
  const end = Buffer.alloc(8)
  // RFC 1952, 2.3.1: the check sum and the length of what was packed.
  end.writeUInt32LE(crc32(rest, start.checkSum), 0)
  end.writeUInt32LE(start.length + rest.length, 4)
  return Buffer.concat([start.packed, deflateRawSync(rest, packing), end])
}

interface PackedStart {
  readonly text: string
  readonly checkSum: number
  readonly length: number
  readonly packed: Buffer
}

/** One for each language, and the empty one for what has no style. Compared, since a map would hash the whole each time. */
const starts: PackedStart[] = []

function packedStart(page: string, cut: number): PackedStart {
  const known = starts.find(({ text }) => text.length === cut && page.startsWith(text))
  if (known !== undefined) return known
  const text = page.slice(0, cut)
  const plain = Buffer.from(text)
  const blocks = deflateRawSync(plain, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const made = {
    text,
    checkSum: crc32(plain),
    length: plain.length,
    packed: Buffer.concat([header, blocks]),
  }
  starts.push(made)
  return made
}

/** RFC 1952, 2.3: deflated, no name, no time, packed on no system in particular. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
