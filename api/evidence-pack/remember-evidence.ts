import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { houseRule } from '../../domain/source.ts'

/** Evidence as it goes out. */
export interface KeptEvidence {
  readonly etag: string
  readonly body: Uint8Array<ArrayBuffer>
}

/** How much made evidence one process keeps. A chain of some thousand events comes to about ten megabytes. */
export const evidenceBounds = {
  mostBytes: 48 * 1024 * 1024,
  mostBytesOfOne: 16 * 1024 * 1024,
  source: houseRule('What is made of a long chain is made once while nothing of it changes'),
} as const

/** Which evidence: its name, and where all that it is made of stands. */
export interface AskedEvidence {
  readonly name: string
  readonly mark: string
}

/** The tag of evidence, known before it is made. */
export function evidenceTag({ name, mark }: AskedEvidence): string {
  return `"${hash('sha256', `${name}\n${mark}`, 'base64url').slice(0, 27)}"`
}

/**
 * Makes evidence once for all who ask while its mark stands, at the same time or later. A mark is read anew for each question
 * and before what it stands for, so that none is answered with proofs of a log, a chain or a status list that has gone on.
 */
export function rememberingEvidence(): (
  asked: AskedEvidence,
  make: () => Promise<Uint8Array<ArrayBuffer> | undefined>,
) => Promise<KeptEvidence | undefined> {
  const { mostBytes: maxSize, mostBytesOfOne: maxEntrySize } = evidenceBounds
  const kept = new LRUCache<string, KeptEvidence>({
    maxSize,
    maxEntrySize,
    sizeCalculation: ({ body }) => body.length + 200,
  })
  const underWay = new Map<string, Promise<KeptEvidence | undefined>>()
  return (asked, make) => {
    const etag = evidenceTag(asked)
    const known = kept.get(asked.name)
    if (known?.etag === etag) return Promise.resolve(known)
    const begun =
      underWay.get(etag) ??
      make()
        .then((body) => {
          if (body === undefined) return undefined
          const made = { etag, body }
          kept.set(asked.name, made)
          return made
        })
        .finally(() => underWay.delete(etag))
    underWay.set(etag, begun)
    return begun
  }
}
