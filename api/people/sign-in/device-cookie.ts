import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { cookieName } from '../../http/session-cookie.ts'
import { type Macs, macsOf, type Secret } from '../../secret/secret.ts'

export interface DeviceOptions {
  readonly secret: Secret
  readonly isHttps: boolean
}

const seconds = 180 * 24 * 60 * 60

/** The name under which this browser entered the account before; undefined when it never did. */
export function knownDevice(
  context: Context,
  account: string,
  options: DeviceOptions,
): string | undefined {
  for (const name of namesOf(account, options)) {
    const [device = '', proof = ''] = (getCookie(context, name) ?? '').split('.')
    const given = Buffer.from(proof, 'base64url')
    const { digest, earlier } = proofOf(device, account, options)
    const isOurs = [digest, ...earlier].some(
      (right) => given.length === right.length && timingSafeEqual(given, right),
    )
    if (isOurs) return device
  }
  return undefined
}

/** Lets the browser prove later that the account was entered from it. It opens nothing by itself. */
export function rememberDevice(context: Context, account: string, options: DeviceOptions): void {
  const device = knownDevice(context, account, options) ?? randomBytes(16).toString('base64url')
  const proof = proofOf(device, account, options).digest.toString('base64url')
  const attributes = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: options.isHttps,
  } as const
  const [name = '', ...before] = namesOf(account, options)
  const given = before.filter((one) => getCookie(context, one) !== undefined)
  for (const old of [...given, ...tooMany(context, name, options)]) {
    deleteCookie(context, old, attributes)
  }
  setCookie(context, name, `${device}.${proof}`, { ...attributes, maxAge: seconds })
}

/** Browsers send all of these cookies with each request; they send the oldest first, which give way. */
const mostCookies = 20

function tooMany(context: Context, name: string, options: DeviceOptions): readonly string[] {
  const begin = beginOf(options)
  const others = Object.keys(getCookie(context)).filter(
    (one) => one.startsWith(begin) && one !== name,
  )
  return others.slice(0, Math.max(0, others.length + 1 - mostCookies))
}

function beginOf({ isHttps }: DeviceOptions): string {
  return cookieName('device_', isHttps)
}

/**
 * A cookie for each account, since a handheld has many users; its name tells nobody which account. The name under the secret in
 * use, then those under secrets before.
 */
function namesOf(account: string, options: DeviceOptions): readonly string[] {
  const { digest, earlier } = macsOf(options.secret, `device of ${account}`)
  return [digest, ...earlier].map((mac) => `${beginOf(options)}${mac.toString('hex').slice(0, 12)}`)
}

function proofOf(device: string, account: string, { secret }: DeviceOptions): Macs {
  return macsOf(secret, `device ${device} entered ${account}`)
}
