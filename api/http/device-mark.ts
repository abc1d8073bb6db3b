import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { hourMilliseconds } from '../../domain/hours.ts'
import { houseRule } from '../../domain/source.ts'
import type { Env } from './env.ts'
import { cookieName } from './session-cookie.ts'

/** How long a device may answer from what it keeps without having asked again. */
const deviceMark = {
  name: 'at_hand',
  seconds: (7 * 24 * hourMilliseconds) / 1000,
  source: houseRule('A week without a network is a holiday: nobody stands on a floor by then'),
} as const

/**
 * Marks a browser with whose data it keeps, for its own scripts to read: by it the scanner knows without a network whether what it keeps
 * is that of whoever is signed in. Every change of who that is MUST take the mark away.
 */
export function markDevice(context: Context<Env>, operator: string): void {
  setCookie(context, cookieName(deviceMark.name, isHttps(context)), operator, {
    path: '/',
    sameSite: 'Lax',
    secure: isHttps(context),
    maxAge: deviceMark.seconds,
  })
}

/** Takes the mark away: somebody else enters, leaves, or acts for another organisation. */
export function unmarkDevice(context: Context<Env>): void {
  const secure = isHttps(context)
  deleteCookie(context, cookieName(deviceMark.name, secure), { path: '/', secure })
}

function isHttps(context: Context<Env>): boolean {
  return context.get('isHttps') === true
}
