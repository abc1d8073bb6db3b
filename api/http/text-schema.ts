import { z } from '@hono/zod-openapi'
import { hasUnseenCharacter } from '../../domain/line-text.ts'

/** Text that a person wrote, without a space at either end; kept in the one form that equal texts share (NFC). */
export function textSchema(longest = 200) {
  return z
    .string()
    .transform((text) => text.trim().normalize('NFC'))
    .refine(
      (text) => text !== '' && text.length <= longest && !hasUnseenCharacter(text),
      `expected text of 1 to ${longest} characters, none of them invisible`,
    )
    .openapi({ type: 'string' })
}
