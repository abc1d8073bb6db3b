import { z } from '@hono/zod-openapi'
import { parseInstant } from '../../domain/instant.ts'
import { mostGrams } from '../../domain/limits.ts'
import { hasUnseenCharacter } from '../../domain/line-text.ts'
import { right } from '../../domain/right.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a step of an address is a UUID; anything else names nothing, and the database would not take it. */
export function isId(text: string): boolean {
  return uuid.test(text)
}

/** A UUID that the sender chose: the same id again with the same content gives the first answer again. */
export function idSchema() {
  return z
    .string()
    .regex(uuid, right('right_uuid'))
    .transform((text) => text.toLowerCase())
    .openapi({ type: 'string', format: 'uuid', example: '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10' })
}

/** Whole grams above 0. */
export function gramsSchema() {
  const message = right('right_grams', { least: 1, most: mostGrams })
  return z.int(message).min(1, message).max(mostGrams, message)
}

/** Text that a person wrote, without a space at either end; kept in the one form that equal texts share (NFC). */
export function textSchema(longest = 200) {
  return z
    .string()
    .transform((text) => text.trim().normalize('NFC'))
    .refine(
      (text) => text !== '' && text.length <= longest && !hasUnseenCharacter(text),
      right('right_text_visible', { most: longest }),
    )
    .openapi({ type: 'string' })
}

/** Why something is done, in a person's words of up to 1,000 characters; in several lines if need be. */
export function reasonSchema(missing: ReturnType<typeof right> = right('right_why')) {
  return z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim().normalize('NFC'))
    .refine((text) => text !== '', missing)
    .refine(
      (text) => text.length <= 1_000 && !text.split('\n').some(hasUnseenCharacter),
      right('right_text_visible', { most: 1_000 }),
    )
    .openapi({ type: 'string' })
}

const day = /^\d{4}-\d{2}-\d{2}$/

/** A calendar day, of the year 1 or later: the database knows no year 0. */
export function dateSchema() {
  return z
    .string()
    .refine(
      (text) =>
        day.test(text) && text >= '0001' && new Date(text).toJSON()?.startsWith(text) === true,
      right('right_day', { example: '2026-11-22' }),
    )
    .openapi({ type: 'string', format: 'date', example: '2026-11-22' })
}

/** An instant with its offset, brought to UTC ISO 8601. */
export function instantSchema(example = '2026-11-28T09:00:00+08:00') {
  return z
    .string()
    .transform((text, check) => {
      const instant = parseInstant(text)
      if (instant !== undefined) return instant
      check.addIssue({ code: 'custom', message: right('right_time', { example }) })
      return z.NEVER
    })
    .openapi({ type: 'string', format: 'date-time', example })
}

/** A whole number between these, which are both allowed. */
export function wholeSchema(least: number, most: number) {
  const message = right('right_whole_between', { least, most })
  return z.int(message).min(least, message).max(most, message)
}
