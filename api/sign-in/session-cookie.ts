import { createHmac, timingSafeEqual } from 'node:crypto'

/** Name of the cookie that carries a session; a browser takes one with the prefix over https only. */
export function sessionCookieName(isHttps: boolean): string {
  return `${isHttps ? '__Secure-' : ''}loomcell.session_token`
}

/** The token in a session's cookie; undefined when there is none or its signature is not ours. */
export function readSessionCookie(
  cookies: Readonly<Record<string, string>>,
  { secret, isHttps }: { secret: string; isHttps: boolean },
): string | undefined {
  const value = cookies[sessionCookieName(isHttps)]
  if (value === undefined) return undefined
  const dot = value.lastIndexOf('.')
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return dot > 0 && given.length === right.length && timingSafeEqual(given, right)
    ? token
    : undefined
}
