import { z } from '@hono/zod-openapi'
import { hasUnseenCharacter } from '../../domain/line-text.ts'
import { right } from '../../domain/right.ts'

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
