import { z } from '@hono/zod-openapi'
import type { Goods } from '../../workflows/custody-terms.ts'
import { type DangerView, shownDanger } from '../../workflows/kept-danger.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { wordsSchema } from '../http/schemas.ts'

/** What whoever handles a batch is told of it, as the API shows it. */
export const dangerSchema = z
  .object({
    name: z.string().describe('Such as `red`, `amber` or `untriaged`: a danger of the stream'),
    label: wordsSchema,
    held: z.boolean().describe('In quarantine, also on the way'),
    lacksDetails: z
      .boolean()
      .describe('Set apart in an emergency: the details are still to be given'),
    until: z.string().nullable().describe('Earliest release from quarantine'),
  })
  .openapi('Danger')

/** The danger of goods as they stand, with its words; null when there is nothing to tell. */
export function dangerView(stream: LoadedStream | undefined, goods: Goods): DangerView | null {
  return shownDanger(stream, stream?.custody.dangerOf?.(goods))
}
