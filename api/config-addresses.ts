/** What is wrong with the address of another PostgreSQL; no password is repeated. */
export function faultInDatabaseUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  const right = 'an address such as "postgres://user:password@host:5432/loomcell"'
  if (!URL.canParse(url)) return `DATABASE_URL "${withoutPassword(url)}": not an address, ${right}`
  const { protocol, pathname } = new URL(url)
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    return `DATABASE_URL "${withoutPassword(url)}": begins with "${protocol}", ${right}`
  }
  if (pathname.length > 1) return undefined
  return `DATABASE_URL "${withoutPassword(url)}": names no database, ${right}`
}

/** What is wrong with the address that labels and messages carry; no password is repeated. */
export function faultInPublicUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  const right = 'an address such as "https://loomcell.example.org"'
  if (!URL.canParse(url)) return `PUBLIC_URL "${withoutPassword(url)}": not an address, ${right}`
  const { protocol, username, password, search, hash } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') {
    return `PUBLIC_URL "${withoutPassword(url)}": begins with "${protocol}", ${right}`
  }
  // Labels are printed to last: nothing that is secret or would be cut off may stand on them.
  if (`${username}${password}${search}${hash}` === '' && /^[\w.~:/[\]-]{1,120}$/.test(url)) {
    return undefined
  }
  return `PUBLIC_URL "${withoutPassword(url)}": holds more than scheme, host, port and path of at most 120 plain characters, ${right}`
}

// Messages end up in logs, where a password must not stand; it may itself hold a ":" or an "@".
function withoutPassword(url: string): string {
  return url.replace(/:(?!\/\/).*@/, ':***@').replace(/^([a-z]+:\/\/[^:@]*):.*@/i, '$1:***@')
}
