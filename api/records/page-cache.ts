import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** An answer as it goes out, in both forms, with what it was made from. */
export interface KeptPage {
  readonly status: 200 | 410
  readonly type: string
  /** Digest of the newest event that the page shows. */
  readonly head: Buffer
  /** Weak: the same page travels with and without compression. */
  readonly etag: string
  readonly plain: Buffer<ArrayBuffer>
  readonly packed: Buffer<ArrayBuffer>
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

/** Makes a page ready to go out; the tag follows from the text, so it changes with the record, the language and our code. */
export function keptPage(
  text: string,
  { status, type, head }: Pick<KeptPage, 'status' | 'type' | 'head'>,
): KeptPage {
  const plain = Buffer.from(text)
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 27)
  return { status, type, head, etag: `W/"${digest}"`, plain, packed: Buffer.from(gzipSync(plain)) }
}

function sizeOf({ plain, packed }: KeptPage): number {
  // Names, tags and the map's own cells come to some hundred bytes.
  return plain.length + packed.length + 500
}
