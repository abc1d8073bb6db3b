import { hash } from 'node:crypto'
import { packPage } from './pack-page.ts'
import { pageHeaders } from './page-headers.ts'

/** An answer as it goes out, in both forms, with what it was made from. */
export interface KeptPage {
  readonly status: 200 | 410
  /** Digest of the newest event that the page shows, base64. */
  readonly head: string
  /** Weak: the same page travels with and without compression. */
  readonly etag: string
  /** Headers of the page in every form. */
  readonly always: Readonly<Record<string, string>>
  readonly plain: Sent
  readonly packed: Sent
}

export interface Sent {
  readonly body: Buffer<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** Pages by name, the least recently asked for dropped first. */
export interface PageCache {
  get(name: string): KeptPage | undefined
  set(name: string, page: KeptPage): void
}

/**
 * Keeps rendered pages up to a number of bytes. Whoever asks MUST compare `head` with the chain's present end: the cache
 * itself hears of no commit, since another process may have made it.
 */
export function createPageCache(mostBytes: number): PageCache {
  const pages = new Map<string, KeptPage>()
  let bytes = 0
  const drop = (name: string) => {
    const page = pages.get(name)
    if (page === undefined) return
    bytes -= sizeOf(page)
    pages.delete(name)
  }
  return {
    get: (name) => {
      const page = pages.get(name)
      if (page === undefined) return undefined
      // A map keeps the order of insertion: what is asked for goes to its end.
      pages.delete(name)
      pages.set(name, page)
      return page
    },
    set: (name, page) => {
      drop(name)
      if (sizeOf(page) > mostBytes) return
      pages.set(name, page)
      bytes += sizeOf(page)
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) return
        drop(oldest)
      }
    },
  }
}

interface Made extends Pick<KeptPage, 'status' | 'head'> {
  readonly type: string
  /** Headers that every answer of ours carries. */
  readonly fixed: Readonly<Record<string, string>>
}

/** Makes a page ready to go out; the tag follows from the text, so it changes with the record, the language and our code. */
export function keptPage(text: string, { status, type, head, fixed }: Made): KeptPage {
  const plain = Buffer.from(text)
  const etag = `W/"${hash('sha256', plain, 'base64url').slice(0, 27)}"`
  const always = { ...fixed, ...pageHeaders }
  const headers = { ...always, etag, 'content-type': type }
  const packed = packPage(text)
  return {
    status,
    head,
    etag,
    always,
    plain: { body: plain, headers },
    packed: { body: packed, headers: { ...headers, 'content-encoding': 'gzip' } },
  }
}

function sizeOf({ plain, packed }: KeptPage): number {
  // Names, tags, headers and the map's own cells come to about a thousand bytes.
  return plain.body.length + packed.body.length + 1_000
}
