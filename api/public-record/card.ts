import type { OpenAPIHono } from '@hono/zod-openapi'
import { batchLink } from '../../domain/batch-link.ts'
import { refuse } from '../../domain/refusal.ts'
import { qrPng } from '../../web/pages/labels/qr.ts'
import type { Env } from '../http/env.ts'
import { answerProblem } from '../http/problem.ts'
import { batchIdFromPath } from './asked-form.ts'
import { originOf } from './origin-of.ts'

/** Pixels of a module: a picture of some 400 to 500 pixels, above the 300 below which messengers show none (remembered). */
const scale = 12

/**
 * Adds the picture that a message shows beside the link of a record: its QR, which says the address and nothing else, so that it
 * needs no look at the record and stays the same for ever. PNG, since some messengers draw no SVG.
 */
export function addCard(app: OpenAPIHono<Env>, publicUrl: string | undefined): void {
  app.get('/b/:record/card.png', async (context) => {
    const id = batchIdFromPath(`/b/${context.req.param('record')}`)
    if (id === undefined)
      return answerProblem(context, refuse('not_found', '', ['record_not_found']))
    const base = originOf(context.req.url, publicUrl)
    const picture = await qrPng(batchLink(base, id), { level: 'M', scale, margin: 4 })
    return context.body(new Uint8Array(picture), 200, {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
    })
  })
}
