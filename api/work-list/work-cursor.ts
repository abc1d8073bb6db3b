import { z } from '@hono/zod-openapi'
import type { WaitingPlace } from '../store/work-list.ts'

const shape = /^waits:(\d{1,16}),(\d{1,16})$/

/** The opaque `next` of a page, from its last batch. */
export function placeCursor({ headKey, batchKey }: WaitingPlace): string {
  return Buffer.from(`waits:${headKey},${batchKey}`).toString('base64url')
}

/** Reads an earlier answer's `next` back into its place; anything else is a fault. */
export const placeSchema = z
  .string()
  .transform((text, check): WaitingPlace => {
    const [, head, batch] = shape.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
    const place = { headKey: Number(head), batchKey: Number(batch) }
    if (Number.isSafeInteger(place.headKey) && Number.isSafeInteger(place.batchKey)) return place
    check.addIssue({ code: 'custom', message: 'expected the "next" of an earlier answer' })
    return z.NEVER
  })
  .openapi({ type: 'string', description: 'The `next` of the page before' })
