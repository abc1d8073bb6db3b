import { z } from '@hono/zod-openapi'
import { mostGrams } from '../../domain/limits.ts'
import { right } from '../../domain/right.ts'
import { wordSchema } from './query.ts'

/** A UUID that the sender chose: the same id again with the same content gives the first answer again. */
export function idSchema() {
  return z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, right('right_uuid'))
    .transform((text) => text.toLowerCase())
    .openapi({ type: 'string', format: 'uuid', example: '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10' })
}

/** Whole grams above 0. */
export function gramsSchema() {
  const message = right('right_grams', { least: 1, most: mostGrams })
  return z.int(message).min(1, message).max(mostGrams, message)
}

/** Text of 1 to 200 characters without a space at either end. */
export function textSchema() {
  return wordSchema().transform((text) => text.trim().normalize('NFC'))
}

const day = /^\d{4}-\d{2}-\d{2}$/

/** A calendar day. */
export function dateSchema() {
  return z
    .string()
    .refine(
      (text) => day.test(text) && new Date(text).toJSON()?.startsWith(text) === true,
      right('right_day', { example: '2026-11-22' }),
    )
    .openapi({ type: 'string', format: 'date', example: '2026-11-22' })
}
