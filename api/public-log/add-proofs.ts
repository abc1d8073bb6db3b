import type { OpenAPIHono } from '@hono/zod-openapi'
import { toBase64 } from '../../domain/proof/log/base64.ts'
import { formatProof } from '../../domain/proof/log/tlog-proof.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { answerPublic } from '../http/answer-public.ts'
import type { Env } from '../http/env.ts'
import { createProofs } from '../log/proofs.ts'
import type { Database } from '../store/database.ts'
import { type PublishedCheckpoint, readCheckpointOf } from '../store/log/read-log.ts'
import { answerJson } from './answer-json.ts'
import { askedIn, countsIn, malformed } from './asked.ts'
import { bytesOf, leafAt, leafHashOf, leafNamed, unknownEntry } from './entries.ts'
import type { Published } from './published.ts'

/** Adds what proves that something is in the log, and that the log only grew. */
export function addProofs(app: OpenAPIHono<Env>, db: Database, published: Published): void {
  const proofs = createProofs(db)
  app.get('/log/proof/inclusion', async (context) => {
    const asked = askedIn(context, ['index', 'leaf', 'size'])
    const counts = countsIn(asked, ['index', 'size'])
    if ((asked.index === undefined) === (asked.leaf === undefined))
      throw malformed([faultOf('/query', 'log_index_or_leaf')])
    const size = await published.sizeUpTo(counts.size)
    const { index: place } = counts
    if (place !== undefined && place >= size) throw beyond(place, size)
    const leaf =
      place === undefined
        ? await leafNamed(db, '/query/leaf', asked.leaf ?? '')
        : await leafAt(db, place)
    const { index } = leaf
    if (index >= size) throw unknownEntry()
    const proof = await proofs.inclusion(index, size)
    return answerJson(context, {
      index,
      size,
      entry: new TextDecoder().decode(bytesOf(leaf)),
      leafHash: leafHashOf(leaf),
      root: toBase64(await proofs.root(size)),
      proof: proof.map(toBase64),
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
    return answerJson(context, { from, to, proof: proof.map(toBase64) })
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

function beyond(place: number, size: number): RefusedError {
  return new RefusedError(
    refuse('not_found', '/query/index', ['log_place_beyond', { place, size }]),
  )
}
