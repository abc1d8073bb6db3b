import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { askedLanguage } from '../../domain/asked-language.ts'
import { batchIdOfLink } from '../../domain/batch-link.ts'
import type { Language } from '../../domain/words.ts'
import { remembering } from '../remembering.ts'

/** What a reader wants of a record. */
export interface AskedForm {
  readonly language: Language
  /** A page in that language, or the same for machines. */
  readonly form: Language | 'json'
  readonly packed: boolean
}

/** Readers differ in few ways: what each way of asking means is worked out once, for so many of them. */
const mostKept = 1_000
const longestKept = 1_000

/** Makes the function that reads `lang` and the Accept headers of a request. */
export function createAskedForm(): (context: Context) => AskedForm {
  const kept = remembering<string, AskedForm>(mostKept)
  return (context) => {
    const { req } = context
    const names = ['accept', 'accept-encoding', 'accept-language'] as const
    const asked = [req.query('lang'), ...names.map((name) => req.header(name))].join('\n')
    const known = kept.get(asked)
    if (known !== undefined) return known
    const form = readForm(context)
    if (asked.length > longestKept) return form
    kept.set(asked, form)
    return form
  }
}

function readForm(context: Context): AskedForm {
  const { req } = context
  const language = askedLanguage(req.query('lang'), req.header('accept-language'))
  const types = ['text/html', 'application/json']
  const type = accepts(context, { header: 'Accept', supports: types, default: 'text/html' })
  const packings = ['gzip', 'identity']
  const packing = accepts(context, {
    header: 'Accept-Encoding',
    supports: packings,
    default: 'identity',
  })
  const form = type === 'application/json' ? 'json' : language
  return { language, form, packed: packing === 'gzip' }
}

/**
 * The batch that a request leads to: its path, `/b/…` or a GS1 Digital Link, still percent-encoded as it came, and what the
 * link's query says as 91, if anything; undefined when that is no link of ours. Whether there is such a batch, and who may see what of it, is for the caller to ask.
 */
export function batchIdFromPath(path: string, internal?: string): string | undefined {
  // The parser of links wants a domain; which one does not matter here.
  const query = internal === undefined ? '' : `?91=${encodeURIComponent(internal)}`
  return batchIdOfLink(`https://localhost${path}${query}`)
}
