import { isIP } from 'node:net'
import type { Saying } from '../../../domain/phrases.ts'
import { isPublicAddress } from './resolve.ts'

/** Hosts that the operator of this installation lets webhooks reach whatever their address, port and scheme are. */
export type AllowedHosts = ReadonlySet<string>

export const noAllowedHosts: AllowedHosts = new Set()

/**
 * Reads a list such as `erp.internal:8080, 127.0.0.1:9000`: each a host with the one port that is meant. Throws a RangeError
 * whose message is the entry that is none.
 */
export function parseAllowedHosts(list: string): AllowedHosts {
  const entries = list.split(',').map((text) => text.trim().toLowerCase())
  const given = entries.filter((text) => text !== '')
  for (const entry of given) {
    const right = URL.canParse(`http://${entry}`) && /:\d{1,5}$/.test(entry)
    if (!right || /[/@?#]/.test(entry)) throw new RangeError(entry)
  }
  return new Set(given)
}

/** Ports of web servers; another one is more likely something that is not meant to be reached. */
const usualPorts = ['443', '80', '8443']

/** Where a webhook may be sent, with the names as an URL parser has brought them to one form. */
export interface Target {
  readonly url: URL
  readonly host: string
  readonly port: number
  /** Named by the operator: neither the scheme nor the address is looked at. */
  readonly allowed: boolean
}

/** Longest address that is taken. */
export const mostUrlCharacters = 500

/**
 * Reads the address of a webhook, or says what is wrong with it. The parser turns other spellings of an IP address (decimal,
 * octal, hexadecimal, short ones) into the usual one, so that they are judged as what they are.
 */
export function parseTarget(text: string, allowedHosts: AllowedHosts): Target | Saying {
  if (text.length > mostUrlCharacters)
    return { says: 'target_too_long', values: { most: mostUrlCharacters } }
  if (!URL.canParse(text)) return notAnAddress
  const url = new URL(text)
  const { protocol, hostname, username, password, hash } = url
  if (protocol !== 'https:' && protocol !== 'http:') return notAnAddress
  if (username !== '' || password !== '') return { says: 'target_with_password' }
  if (hash !== '') return { says: 'target_with_fragment' }
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const port = url.port || (protocol === 'https:' ? '443' : '80')
  const target = { url, host, port: Number(port) }
  if (allowedHosts.has(`${hostname.replace(/\.$/, '')}:${port}`))
    return { ...target, allowed: true }
  if (protocol !== 'https:') return { says: 'target_not_https', values: { example } }
  if (!usualPorts.includes(port)) {
    return { says: 'target_on_odd_port', values: { ports: usualPorts } }
  }
  if (isIP(host) !== 0 && !isPublicAddress(host)) return { says: 'target_not_public' }
  if (isIP(host) === 0 && !host.includes('.')) return { says: 'target_name_short' }
  return { ...target, allowed: false }
}

const example = 'https://erp.example.org/loomcell'
const notAnAddress: Saying = { says: 'target_not_an_address', values: { example } }
