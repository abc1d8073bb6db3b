import type { Saying } from '../domain/phrases.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'

/** What is wrong with the address of another PostgreSQL; no password is repeated. */
export function faultInDatabaseUrl(url: string | undefined): Fault | undefined {
  if (url === undefined) return undefined
  const values = valuesOf('DATABASE_URL', url, 'postgres://user:password@host:5432/loomcell')
  if (!URL.canParse(url)) return faultOf('DATABASE_URL', 'setting_no_address', values)
  const { protocol: scheme, pathname } = new URL(url)
  if (scheme !== 'postgres:' && scheme !== 'postgresql:') {
    return faultOf('DATABASE_URL', 'setting_other_scheme', { ...values, scheme })
  }
  if (pathname.length > 1) return undefined
  return faultOf('DATABASE_URL', 'setting_without_database', values)
}

/** What is wrong with the address that labels and messages carry; no password is repeated. */
export function faultInPublicUrl(url: string | undefined): Fault | undefined {
  if (url === undefined) return undefined
  const values = valuesOf('PUBLIC_URL', url, 'https://loomcell.example.org')
  if (!URL.canParse(url)) return faultOf('PUBLIC_URL', 'setting_no_address', values)
  const { protocol: scheme, username, password, search, hash } = new URL(url)
  if (scheme !== 'https:' && scheme !== 'http:') {
    return faultOf('PUBLIC_URL', 'setting_other_scheme', { ...values, scheme })
  }
  // Labels are printed to last: nothing that is secret or would be cut off may stand on them.
  if (`${username}${password}${search}${hash}` === '' && /^[\w.~:/[\]-]{1,120}$/.test(url)) {
    return undefined
  }
  return faultOf('PUBLIC_URL', 'setting_address_too_much', values)
}

function valuesOf(setting: string, url: string, example: string) {
  const right: Saying = { says: 'setting_right_address', values: { example } }
  return { setting, given: withoutPassword(url), right }
}

// Messages end up in logs, where a password must not stand; it may itself hold a ":" or an "@".
function withoutPassword(url: string): string {
  return url.replace(/:(?!\/\/).*@/, ':***@').replace(/^([a-z]+:\/\/[^:@]*):.*@/i, '$1:***@')
}
