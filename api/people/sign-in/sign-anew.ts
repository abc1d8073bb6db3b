import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../../http/env.ts'
import { cookieName } from '../../http/session-cookie.ts'
import { macsOf, type Secret } from '../../secret/secret.ts'

/**
 * Signs cookies of ours anew that carry the signature of a secret before, as they come in: all that stands behind, better-auth
 * among it, looks at the secret in use alone.
 */
export function signAnew(secret: Secret): MiddlewareHandler<Env> {
  return async (context, next) => {
    const { headers } = context.req.raw
    const given = headers.get('cookie')
    if (given !== null) {
      const cookies = given.split(/;\s*/).map((cookie) => signedAnew(cookie, secret))
      const renewed = cookies.join('; ')
      if (renewed !== given) headers.set('cookie', renewed)
    }
    await next()
  }
}

const begins = [cookieName('', true), cookieName('', false)]

function signedAnew(cookie: string, secret: Secret): string {
  const at = cookie.indexOf('=')
  const name = cookie.slice(0, at)
  if (!begins.some((begin) => name.startsWith(begin))) return cookie
  const value = decoded(cookie.slice(at + 1))
  const dot = value.lastIndexOf('.')
  const said = value.slice(0, dot)
  const signature = Buffer.from(value.slice(dot + 1), 'base64')
  const { digest, earlier } = macsOf(secret, said)
  const isOurs = earlier.some(
    (mac) => mac.length === signature.length && timingSafeEqual(mac, signature),
  )
  if (dot < 1 || !isOurs) return cookie
  return `${name}=${encodeURIComponent(`${said}.${digest.toString('base64')}`)}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
