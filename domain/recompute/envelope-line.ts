import { z } from 'zod'
import type { Envelope } from '../proof/envelope.ts'
import { readLine } from './read-line.ts'

const whole = z.int()
const text = z.string()
const content = z.record(text, whole)

/** What of a stranger's event the ledger is read off; facts are kept as they are, since nothing is added up from them. */
const envelopeShape = z.looseObject({
  v: z.union([z.literal(1), z.literal(2)]),
  schema: z.looseObject({ id: text, digest: text }),
  id: z.guid(),
  type: text.regex(/^[^.]+\.[^.]+$/),
  subjects: z.array(z.looseObject({ batch: z.guid(), seq: z.int().min(1), prev: text.optional() })),
  eventTime: z.iso.datetime(),
  recordTime: z.iso.datetime(),
  actor: z.looseObject({ organisation: text }),
  body: z.looseObject({
    mass: z.enum([
      'unchanged',
      'received',
      'weighed',
      'transformed',
      'dispatched',
      'returned',
      'taken_over',
      'dispatch_corrected',
      'receipt_corrected',
      'reversed',
    ]),
    facility: text,
    batches: z
      .array(
        z.looseObject({
          drawnGrams: whole.optional(),
          drawnContent: content.optional(),
          gainedGrams: whole.optional(),
          gainedContent: content.optional(),
          foundGrams: whole.optional(),
          foundContent: content.optional(),
          correctedGrams: whole.optional(),
          correctedContent: content.optional(),
          at: text.optional(),
          moved: z.looseObject({ from: text, grams: whole }).optional(),
        }),
      )
      .optional(),
    outputs: z
      .array(
        z.looseObject({
          code: text,
          kind: text,
          material: text,
          massGrams: whole.optional(),
          content: content.optional(),
          predecessor: z
            .looseObject({ batch: z.guid(), grams: whole, content: content.optional() })
            .optional(),
        }),
      )
      .optional(),
    losses: z
      .array(z.looseObject({ reason: text, massGrams: whole, content: content.optional() }))
      .optional(),
    additions: z.array(z.looseObject({ material: text, massGrams: whole })).optional(),
    differenceGrams: whole.optional(),
    differenceContent: content.optional(),
    reverses: z.guid().optional(),
  }),
})

/** Reads a stranger's event; undefined where it is none, or is not written as it was sealed: in canonical form (RFC 8785). */
export function readEnvelope(line: string): Envelope | undefined {
  const read = readLine(envelopeShape, line)
  if (read === undefined) return undefined
  // What was read has the members of an envelope by the shape above; those beyond it are what anybody may have sealed.
  const envelope = read as unknown as Envelope
  const { batches = [], outputs = [] } = envelope.body
  const isWhole = envelope.subjects.length === batches.length + outputs.length
  return isWhole ? envelope : undefined
}
