import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Language, languages } from '../../../domain/words.ts'
import { askedLanguage } from '../../http/asked-language.ts'

/** The language of a file, for whoever fetches it by a link rather than with a header. */
export const languageQuery = z.strictObject({
  lang: z
    .enum(languages, `expected one of ${languages.join(', ')}`)
    .optional()
    .describe('Language of headings and receipts; that of `Accept-Language` when absent'),
})

/** The language of whoever reads a file. */
export function readerLanguage(context: Context): Language {
  return askedLanguage(context.req.query('lang'), context.req.header('accept-language'))
}
