import { z } from '@hono/zod-openapi'
import {
  type OpenRecall,
  type RecallNotice,
  type RecallSeverity,
  recallNotices,
  recallSeverities,
} from '../../workflows/recall.ts'

const severities = Object.keys(recallSeverities) as [RecallSeverity, ...RecallSeverity[]]
const notices = Object.keys(recallNotices) as [RecallNotice, ...RecallNotice[]]

/** A recall that is open on a batch, as whoever holds it is told. */
export const openRecallSchema = z
  .object({
    id: z.string(),
    severity: z.enum(severities),
    notice: z.enum(notices).describe('What its public pages say'),
    isItself: z
      .boolean()
      .describe('Whether it names this very batch, and not one that this was made from'),
    isTakenDown: z
      .boolean()
      .describe('Whether an authority took its notice down: then it warns and holds nothing up'),
  })
  .openapi('OpenRecall')

/** An open recall as the API shows it. */
export function openRecallView({
  recall: id,
  severity,
  notice,
  isItself,
  isTakenDown,
}: OpenRecall & { readonly notice: RecallNotice }): z.output<typeof openRecallSchema> {
  return { id, severity, notice, isItself, isTakenDown }
}
