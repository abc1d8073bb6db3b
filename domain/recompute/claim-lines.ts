import { z } from 'zod'
import { claimUses } from '../claim/claim-standards.ts'
import { custodyModels } from '../claim/custody-model.ts'
import { recycledClasses } from '../claim/recycled-class.ts'

const name = z.string().min(1).max(500)
const grams = z.int().min(0)
const recycledClass = z.enum(recycledClasses)
const model = z.enum(custodyModels)
const instant = z.iso.datetime()
const basisPoints = z.int().min(0).max(10_000)
const shares = z.strictObject({ pre_consumer: basisPoints, post_consumer: basisPoints })
const ended = z.strictObject({ time: instant, grams })

const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('declaration'), declaration: z.string() }),
  z.strictObject({ kind: z.literal('certificate'), certificate: z.guid() }),
  z.strictObject({ kind: z.literal('credit'), credit: z.guid() }),
])

/** What a process may claim as recycled, or the by-product of one; `ended` as given in error. */
export const creditLine = z.strictObject({
  credit: z.guid(),
  organisation: name,
  event: z.guid(),
  class: recycledClass,
  model,
  material: name,
  recycledInputGrams: grams,
  totalInputGrams: grams,
  outputGrams: grams,
  claimableGrams: grams,
  byProductOf: z.guid().optional(),
  loss: name.optional(),
  inputs: z.array(z.strictObject({ batch: z.guid(), grams, evidence })),
  given: instant,
  ended: ended.optional(),
})
export type CreditLine = z.output<typeof creditLine>

/** A claim of recycled content; shares in basis points of the net mass. */
export const claimLine = z.strictObject({
  claim: z.guid(),
  organisation: name,
  standard: name,
  version: name,
  use: z.enum(claimUses),
  model,
  netGrams: grams,
  shares,
  made: instant,
  ended: ended.optional(),
})
export type ClaimLine = z.output<typeof claimLine>

/** A transaction certificate that came in, or went out on a claim or on some that came in. */
export const certificateLine = z.strictObject({
  certificate: z.guid(),
  organisation: name,
  direction: z.enum(['in', 'out']),
  number: name,
  standard: name,
  version: name,
  shipDate: z.iso.date(),
  lines: z.array(z.strictObject({ netGrams: grams, shares })),
  claim: z.guid().optional(),
  recorded: instant,
})
export type CertificateLine = z.output<typeof certificateLine>

/**
 * Grams drawn of a credit: by a claim, by a later credit, or written off as it ended. Negative where an ended claim gave them back.
 */
const creditDraw = z.strictObject({
  credit: z.guid(),
  grams: z.int(),
  claim: z.guid().optional(),
  into: z.guid().optional(),
  writtenOff: z.literal(true).optional(),
})

/** Grams of one class drawn of a certificate that came in: by a credit, or by a certificate that goes out. */
const certificateDraw = z.strictObject({
  certificate: z.guid(),
  class: recycledClass,
  grams,
  into: z.guid().optional(),
  out: z.guid().optional(),
})

/** A draw of the one or the other. */
export const drawLine = z.union([certificateDraw, creditDraw])
export type DrawLine = z.output<typeof drawLine>
export type CreditDraw = z.output<typeof creditDraw>
export type CertificateDraw = z.output<typeof certificateDraw>
