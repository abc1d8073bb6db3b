import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import type { Authenticate } from '../access/principal.ts'

const name = 'loomcell.looked-at'

/**
 * Lets a regulator's pages be those of the company that was chosen last. The cookie is a name and no right: whoever may
 * not look at it is answered as if it did not exist, and goes on with what is their own.
 */
export function lookingAtChosen(authenticate: Authenticate): Authenticate {
  return async (request) => {
    const slug = parse(request.headers.get('cookie') ?? '', name)[name]
    const principal = await authenticate(request)
    if (slug === undefined || principal?.role !== 'regulator') return principal
    const headers = new Headers(request.headers)
    headers.set('loomcell-organisation', slug)
    const looking = await authenticate(new Request(request.url, { headers }))
    return looking?.organisation === undefined ? principal : looking
  }
}

/** Keeps whom a regulator looks at, until the browser is closed; nobody when there is no slug. */
export function lookAt(context: Context, slug: string | undefined): void {
  if (slug === undefined) deleteCookie(context, name, { path: '/work' })
  else setCookie(context, name, slug, { path: '/work', sameSite: 'Lax', httpOnly: true })
}
