/** Longest identifier that is read. */
const mostCharacters = 1_024

/** A label of a domain name: RFC 1123 section 2.1. */
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const host = new RegExp(`^(?=.{1,253}(?::|$))${label}(?:\\.${label})*(?::[1-9]\\d{0,4})?$`)

/** What a part of a path may consist of in an identifier: `idchar` of W3C Decentralized Identifiers section 3.1. */
const part = /^(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+$/

/**
 * Where the document of a did:web lies (did:web method specification, section 2.5.2): `did:web:example.com%3A3000:org:yard` at
 * `https://example.com:3000/org/yard/did.json`, and that of a bare domain under `.well-known`. Undefined where the text is no
 * did:web, or one that could lead elsewhere than it seems: a number for a host, a path that climbs.
 */
export function addressOfDidWeb(did: string): string | undefined {
  if (did.length > mostCharacters || !did.startsWith('did:web:')) return undefined
  const [domain = '', ...path] = did.slice('did:web:'.length).split(':')
  const authority = domain.replace(/%3A/i, ':')
  if (!isHost(authority) || !path.every(isPart)) return undefined
  // The path `.well-known` alone would be a second name for the domain.
  if (path.length === 1 && path[0] === '.well-known') return undefined
  return `https://${authority}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`
}

/** The did:web whose document lies at an address, or undefined where none has it there. */
export function didWebAt(address: string): string | undefined {
  const [, authority = '', path = ''] = /^https:\/\/([^/]+)\/(.+)\/did\.json$/.exec(address) ?? []
  const parts = path === '.well-known' ? [] : path.split('/')
  // What an address may hold and an identifier may not is written by its code.
  const escaped = parts.map((one) =>
    one.replaceAll(
      /[~!$&'()*+,;=:@]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  )
  const did = ['did:web', authority.replace(':', '%3A'), ...escaped].join(':')
  return addressOfDidWeb(did) === undefined ? undefined : did
}

/** A domain name with or without a port; an address by number is none, and ends in a number as no domain does. */
function isHost(authority: string): boolean {
  const [name = '', port = '443'] = authority.split(':')
  const last = name.split('.').at(-1) ?? ''
  return host.test(authority) && !/^(\d+|0x[0-9a-f]*)$/.test(last) && Number(port) <= 65_535
}

/** A part of a path that stays one when its codes are read: no dots that climb, no further slash, nothing unseen. */
function isPart(one: string): boolean {
  if (!part.test(one)) return false
  try {
    return !/^\.{1,2}$|[/\\?#\p{C}]/u.test(decodeURIComponent(one))
  } catch {
    return false
  }
}
