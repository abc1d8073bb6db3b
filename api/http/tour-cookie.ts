import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Env } from './env.ts'
import { cookieName } from './session-cookie.ts'

const seconds = 365 * 24 * 60 * 60

/** Keeps for a year that whoever uses this browser wants no more of the tours. */
export function leaveTours(context: Context<Env>): void {
  const isHttps = context.get('isHttps') === true
  setCookie(context, cookieName('tour', isHttps), 'left', {
    path: '/',
    maxAge: seconds,
    sameSite: 'Lax',
    httpOnly: true,
    secure: isHttps,
  })
}

/** Whether a tour may still be offered here. */
export function mayOfferTour(context: Context<Env>): boolean {
  return getCookie(context, cookieName('tour', context.get('isHttps') === true)) === undefined
}
