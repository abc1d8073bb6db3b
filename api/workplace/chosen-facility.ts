import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { StoredFacility } from '../store/organisations/facilities.ts'

const name = 'loomcell.facility'
const seconds = 365 * 24 * 60 * 60

/** The facility that somebody works at: the one that the page names, which is then kept, else the kept one; undefined for all. */
export function chosenFacility(
  context: Context,
  facilities: readonly StoredFacility[],
): StoredFacility | undefined {
  const [only] = facilities
  if (facilities.length === 1) return only
  const named = context.req.query('facility')
  if (named !== undefined) {
    setCookie(context, name, named.slice(0, 80), {
      path: '/work',
      maxAge: seconds,
      sameSite: 'Lax',
      httpOnly: true,
    })
  }
  const code = named ?? getCookie(context, name)
  return facilities.find((facility) => facility.code === code)
}
