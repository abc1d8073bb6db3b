import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { faultsInText } from '../../../domain/unreadable-text.ts'
import { holdsFiles } from './holds-files.ts'

/**
 * Refuses what neither the database nor a page can hold, before any route reads it: U+0000 in an address, and whatever
 * `faultsInText` finds in a form. JSON is looked at where it is read. What an address breaks off in the middle of a character
 * stays as it was written and names nothing.
 */
export function refuseUnreadableText() {
  return createMiddleware(async (context, next) => {
    const { req } = context
    const isForm = formTypes.test(req.header('content-type') ?? '')
    if (!isForm && !req.url.includes('%00')) return next()
    const faults = [...faultsInAddress(context), ...(isForm ? await faultsInForm(context) : [])]
    if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
    return next()
  })
}

function faultsInAddress({ req }: Context): readonly Fault[] {
  const [path = '', query = ''] = req.url.split(/\?(.*)/s)
  return [
    ...(path.includes('%00') ? [faultOf('/path', 'text_unreadable')] : []),
    ...query.split('&').flatMap(faultsInParameter),
  ]
}

function faultsInParameter(parameter: string): readonly Fault[] {
  if (!parameter.includes('%00')) return []
  const [name = ''] = parameter.split('=')
  return [faultOf(name.includes('%00') ? '/query' : `/query/${name}`, 'text_unreadable')]
}

const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/** Forms are of pages; the API takes none and reads files as they come. */
async function faultsInForm(context: Context): Promise<readonly Fault[]> {
  const { req } = context
  if (req.path.startsWith('/api/') || holdsFiles(context)) return []
  const fields = await req.parseBody({ all: true }).catch((error: unknown) => {
    // The parser's way to say that a form breaks its own rules; a body that broke off is told apart further out.
    if (error instanceof TypeError)
      throw new RefusedError({ code: 'invalid', faults: [formBroken] })
    throw error
  })
  return faultsInText(fields, '')
}

const formBroken = faultOf('', 'form_unreadable')
