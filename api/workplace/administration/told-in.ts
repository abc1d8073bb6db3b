import type { Context } from 'hono'
import type { Words } from '../../../domain/words.ts'
import type { Told } from '../../../web/pages/workplace/shell.ts'
import { pageLanguage } from '../../http/page-language.ts'

/** What became of what was done just now, by the word in the address of the page that follows. */
export function toldIn(
  context: Context,
  phrases: Readonly<Record<string, Words>>,
): Told | undefined {
  const word = context.req.query('told') ?? ''
  const phrase = Object.hasOwn(phrases, word) ? phrases[word] : undefined
  return phrase === undefined ? undefined : { kind: 'done', lines: [phrase[pageLanguage(context)]] }
}
