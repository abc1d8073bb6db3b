import { z } from '@hono/zod-openapi'
import { isBatchCode } from '../../domain/batch-code.ts'
import { hasControlCharacter } from '../../domain/parse-value.ts'
import { right } from '../../domain/right.ts'
import { skeletonOf } from '../../domain/skeleton.ts'

/** For routes without a query: any name in it is refused, so that a misspelt one is not passed over in silence. */
export const noQuery = z.strictObject({})

/** How many rows an answer may hold, 1 to `most`. */
export function limitSchema(most: number, usual: number) {
  const message = right('right_whole_between', { least: 1, most })
  return z
    .string()
    .regex(/^[1-9]\d{0,6}$/, message)
    .transform(Number)
    .refine((limit) => limit <= most, message)
    .default(usual)
    .openapi({ type: 'integer', minimum: 1, maximum: most, default: usual })
}

/** Words separated by commas out of a closed list, each once and in the order given. */
export function listSchema<const Name extends string>(
  names: readonly Name[],
  example: readonly Name[],
) {
  return z
    .string()
    .transform((text, check) => {
      const given = text === '' ? [] : text.split(',')
      const known = given.filter((word): word is Name => names.some((name) => name === word))
      for (const word of given) {
        if (known.some((name) => name === word)) continue
        const message = right('right_names_out_of', { names, other: word.slice(0, 40) })
        check.addIssue({ code: 'custom', message })
      }
      return [...new Set(known)]
    })
    .openapi({
      type: 'array',
      items: { type: 'string', enum: [...names] },
      description: 'Names separated by commas',
      example: [...example],
      param: { style: 'form', explode: false },
    })
}

/** A batch's code as a step of the path. */
export const codeParams = z.object({
  code: z
    .string()
    .refine((text) => isBatchCode(skeletonOf(text)), right('right_code'))
    .openapi({
      description:
        'The code, percent-encoded: `A/7` is written `A%2F7`. Another spelling of a batch leads to the one that it can only mean',
      example: 'PACK-HK-0001',
    }),
})

/** A code or a part of one. */
export function codeSchema() {
  return z.string().refine(isBatchCode, right('right_code'))
}

/** Text that a value is compared with. */
export function wordSchema() {
  return z
    .string()
    .refine(
      (text) => text !== '' && text.length <= 200 && !hasControlCharacter(text),
      right('right_text_between', { most: 200 }),
    )
}
