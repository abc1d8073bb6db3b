import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { askedLanguage } from '../../../domain/asked-language.ts'
import { faultsIn } from '../../../domain/faults-in.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { type ShownNames, shownIn } from '../../../domain/shown-names.ts'
import { type Language, languages } from '../../../domain/words.ts'

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

/** What a reader calls streams, stages, states, kinds and materials in a table; in English by the names that scripts know. */
export function calledIn(
  language: Language,
  names: ShownNames,
): (name: string | null) => string | null {
  if (language === 'en') return (name) => name
  const shown = shownIn(language, names)
  return (name) => (name === null ? null : shown(name, 'kind', 'row_hidden'))
}

/** What was thrown, said in the language of whoever reads the file; anything but a refusal as it is. */
export function saidTo(error: unknown, language: Language, names: ShownNames): unknown {
  if (!(error instanceof RefusedError)) return error
  const { code, faults } = error.refusal
  return new RefusedError({ code, faults: faultsIn(faults, language, names) })
}
