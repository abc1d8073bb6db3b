import { timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import { macsOf, type Secret } from '../secret/secret.ts'

export interface CookieOptions {
  readonly secret: Secret
  /** Whether cookies are for https only; their names tell. */
  readonly isHttps: boolean
}

/** The token in a session's cookie; undefined when there is none or its signature is not ours. */
export function readSessionCookie(header: string | null, options: CookieOptions) {
  return readSignedCookie(header, 'session_token', options)
}

/** What a cookie of better-auth's says; undefined when there is none or its signature is not ours. */
export function readSignedCookie(
  header: string | null,
  name: 'session_token' | 'two_factor',
  { secret, isHttps }: CookieOptions,
): string | undefined {
  const value = parse(header ?? '')[cookieName(name, isHttps)]
  if (value === undefined) return undefined
  const dot = value.lastIndexOf('.')
  const said = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  // What a secret before had signed comes here signed anew: see `sign-anew.ts`.
  const { digest: right } = macsOf(secret, said)
  return dot > 0 && given.length === right.length && timingSafeEqual(given, right)
    ? said
    : undefined
}

/** Name of a cookie; a browser takes one with the prefix over https only, for this host alone and all of its paths. */
export function cookieName(name: string, isHttps: boolean): string {
  return `${cookiePrefix(isHttps)}.${name}`
}

/** What names of cookies begin with. */
export function cookiePrefix(isHttps: boolean): string {
  return `${isHttps ? '__Host-' : ''}loomcell`
}
