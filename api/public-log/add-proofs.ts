import type { OpenAPIHono } from '@hono/zod-openapi'
import { formatProof } from '../../domain/proof/log/tlog-proof.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { answerPublic } from '../http/answer-public.ts'
import type { Env } from '../http/env.ts'
import type { Proofs } from '../log/proofs.ts'
import type { Database } from '../store/database.ts'
import { type PublishedCheckpoint, readCheckpointOf } from '../store/log/read-log.ts'
import { answerJson } from './answer-json.ts'
import { askedIn, countsIn, malformed } from './asked.ts'
import { bytesOf, leafNamed, unknownEntry } from './entries.ts'
import type { Published } from './published.ts'

export interface ProofsOptions {
  readonly db: Database
  readonly proofs: Proofs
  readonly published: Published
}

/** Adds what proves that something is in the log, and that the log only grew. */
export function addProofs(app: OpenAPIHono<Env>, { db, proofs, published }: ProofsOptions): void {
  app.get('/log/proof/inclusion', async (context) => {
    const asked = askedIn(context, ['index', 'leaf', 'size'])
    const counts = countsIn(asked, ['index', 'size'])
    if ((asked.index === undefined) === (asked.leaf === undefined))
      throw malformed([faultOf('/query', 'log_index_or_leaf')])
    const size = await published.sizeUpTo(counts.size)
    const { index: place } = counts
    if (place !== undefined && place >= size) throw beyond(place, size)
    // Whoever knows the place is told hashes alone, which the tiles have: the entry is in the bundle of that place.
    const leaf =
      place === undefined ? await leafNamed(db, '/query/leaf', asked.leaf ?? '') : undefined
    const index = leaf?.index ?? place ?? 0
    if (index >= size) throw unknownEntry()
    const { leafHash, root, hashes } = await proofs.placed(index, size)
    return answerJson(context, {
      index,
      size,
      ...(leaf === undefined ? {} : { entry: new TextDecoder().decode(bytesOf(leaf)) }),
      leafHash: base64Of(leafHash),
      root: base64Of(root),
      proof: hashes.map(base64Of),
    })
  })
  app.get('/log/proof/consistency', async (context) => {
    const asked = askedIn(context, ['from', 'to'])
    const { from, to: given } = countsIn(asked, ['from', 'to'])
    if (from === undefined)
      throw malformed([faultOf('/query/from', 'log_missing_word', { name: 'from' })])
    if (given !== undefined && from > given)
      throw malformed([faultOf('/query/from', 'log_from_beyond', { from, to: given })])
    const to = await published.sizeUpTo(given ?? (await newestFrom(from)))
    const proof = await proofs.consistency(from, to)
    return answerJson(context, { from, to, proof: proof.map(base64Of) })
  })
  app.get('/log/entries/:name/proof', async (context) => {
    const { size: asked } = countsIn(askedIn(context, ['size']), ['size'])
    const leaf = await leafNamed(db, '/path/name', context.req.param('name'))
    const { size, note } = await checkpointAt(asked)
    const { index } = leaf
    if (index >= size) throw unknownEntry()
    const hashes = await proofs.inclusion(index, size)
    const receipt = formatProof({ index, hashes, checkpoint: note, extra: bytesOf(leaf) })
    return answerPublic(context, receipt, { type: 'text/plain; charset=utf-8', kept: 'second' })
  })

  /** From a size that is not published, that one is refused; else up to the newest. */
  async function newestFrom(from: number): Promise<number> {
    return Math.max(from, await published.sizeUpTo(undefined))
  }

  async function checkpointAt(size: number | undefined): Promise<PublishedCheckpoint> {
    if (size === undefined) return published.newest()
    const checkpoint = await readCheckpointOf(db, await published.sizeUpTo(size))
    if (checkpoint !== undefined) return checkpoint
    throw new RefusedError(refuse('not_found', '', ['log_size_without_checkpoint', { size }]))
  }
}

/** As `toBase64` of the domain writes it, by the platform, which is faster. */
function base64Of({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('base64')
}

function beyond(place: number, size: number): RefusedError {
  return new RefusedError(
    refuse('not_found', '/query/index', ['log_place_beyond', { place, size }]),
  )
}
