import type { Opens } from '../../../web/pages/workplace/oversight/view.ts'
import type { PersonPrincipal } from '../../http/principal.ts'

/** How a batch of an organisation is opened: a regulator who is not there, or is in another one, enters it first, which its people are told. */
export function batchOpens(
  { authority, organisation }: Pick<PersonPrincipal, 'authority' | 'organisation'>,
  { slug, code }: { readonly slug: string; readonly code: string },
): Opens {
  const next = `/work/batches/${encodeURIComponent(code)}`
  const isThere = authority === undefined || organisation?.slug === slug
  return isThere ? { href: next } : { within: slug, next }
}
