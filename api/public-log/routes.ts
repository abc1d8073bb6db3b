import type { OpenAPIHono } from '@hono/zod-openapi'
import { toBase64 } from '../../domain/proof/log/base64.ts'
import { bundleOf } from '../../domain/proof/log/entry-bundle.ts'
import { parseTilePath, type TileName, tileWidthAt } from '../../domain/proof/log/tile.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { answerPublic } from '../http/answer-public.ts'
import type { Env } from '../http/env.ts'
import type { Proofs } from '../log/proofs.ts'
import { publishedPolicy } from '../log/published-policy.ts'
import type { Database } from '../store/database.ts'
import { listLogKeys } from '../store/log/keys.ts'
import { listCheckpointsAbove, readLeaves, readTile } from '../store/log/read-log.ts'
import { addProofs } from './add-proofs.ts'
import { answerJson } from './answer-json.ts'
import { askedIn, countsIn, malformed } from './asked.ts'
import { bytesOf } from './entries.ts'
import { logRoutes } from './log-routes.ts'
import { createPublished, unpublished } from './published.ts'

export interface PublicLogOptions {
  readonly proofs: Proofs
  readonly publicUrl: string | undefined
  /** What the policy file says whom the log asks; undefined for nobody. */
  readonly witnessPolicy: () => Promise<string | undefined>
}

const text = { type: 'text/plain; charset=utf-8', kept: 'second' } as const
const mostCheckpoints = 100

/** Adds the public log for anyone to read and to check, up to what is published. Needs no key. */
export function addPublicLog(
  app: OpenAPIHono<Env>,
  db: Database,
  { proofs, publicUrl, witnessPolicy }: PublicLogOptions,
): void {
  for (const route of logRoutes) app.openAPIRegistry.registerPath(route)
  const published = createPublished(db)
  app.get('/log/checkpoint', async (context) => {
    const { note } = await published.newest()
    return answerPublic(context, note, text)
  })
  app.get('/log/checkpoints', async (context) => {
    const { after = -1 } = countsIn(askedIn(context, ['after']), ['after'])
    const found = await listCheckpointsAbove(db, { size: after, most: mostCheckpoints })
    const checkpoints = found.map(({ size, root, note, publishedTime: time }) => ({
      size,
      root: toBase64(root),
      note,
      publishedTime: time.toISOString(),
    }))
    return answerJson(context, { checkpoints })
  })
  app.get('/log/tile/*', async (context) => {
    const path = context.req.path.slice('/log/'.length)
    const name = parseTilePath(path)
    if (name === undefined)
      throw malformed([faultOf('/path', 'log_tile_malformed', { path: path.slice(0, 80) })])
    const bytes = await tileBytes(db, name, (await published.newest()).size)
    return answerPublic(context, bytes, { type: 'application/octet-stream', kept: 'ever' })
  })
  app.get('/log/key', async (context) => {
    const keys = (await listLogKeys(db)).filter(({ endedTime }) => endedTime === null)
    if (keys.length === 0) throw unpublished()
    return answerPublic(context, keys.map(({ vkey }) => `${vkey}\n`).join(''), text)
  })
  app.get('/log/policy', async (context) => {
    if ((await listLogKeys(db)).length === 0) throw unpublished()
    return answerPublic(context, await publishedPolicy(db, await witnessPolicy(), publicUrl), text)
  })
  addProofs(app, { db, proofs, published })
}

/** A tile or bundle as it was when it was so wide, which no growth of the log changes. */
async function tileBytes(
  db: Database,
  { level, index, width }: TileName,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const isThere = width <= tileWidthAt({ level, index }, size)
  const bytes = !isThere
    ? undefined
    : level === 'entries'
      ? bundleOf((await readLeaves(db, { from: index * 256, most: width })).map(bytesOf))
      : await readTile(db, { level, index, width })
  if (bytes === undefined) throw new RefusedError(refuse('not_found', '', ['log_tile_beyond']))
  return new Uint8Array(bytes)
}
