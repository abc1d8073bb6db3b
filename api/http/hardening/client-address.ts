import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'

/** Tells a proxy that may say for whom it asks from anybody else. */
export type IsTrusted = (address: string) => boolean

/**
 * Trusts the addresses and networks of a list such as `10.0.0.0/8, ::1`, an empty one nobody. Throws a RangeError whose
 * message is the entry that is neither.
 */
export function trustedProxies(list: string): IsTrusted {
  const networks = new BlockList()
  const entries = list.split(',').map((text) => text.trim())
  for (const entry of entries.filter((text) => text !== '')) {
    const [address = '', bits, ...rest] = entry.split('/')
    const version = isIP(address)
    const most = version === 6 ? 128 : 32
    const prefix = bits === undefined ? most : Number(bits)
    const isWhole = bits === undefined || /^\d{1,3}$/.test(bits)
    if (version === 0 || rest.length > 0 || !isWhole || prefix > most) throw new RangeError(entry)
    networks.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4')
  }
  return (address) => networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The address that a request comes from: that of the connection, or, where that is a trusted proxy, the last one in
 * `X-Forwarded-For` that is none; what stands before it anybody can write. Undefined when there is no connection.
 */
export function clientAddress(context: Context, isTrusted: IsTrusted): string | undefined {
  let address = connectionAddress(context)
  if (address === undefined) return undefined
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',')
  while (isTrusted(address)) {
    const before = plain(forwarded.pop()?.trim() ?? '')
    if (isIP(before) === 0) break
    address = before
  }
  return address
}

/** The part of an address that one subscriber is given: of IPv6 the first 64 bits. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter((group) => group !== '')
  const after = tail?.split(':').filter((group) => group !== '') ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}

interface Connection {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string } }
}

function connectionAddress(context: Context): string | undefined {
  const { incoming } = (context.env ?? {}) as Connection
  const address = incoming?.socket.remoteAddress
  return address === undefined ? undefined : plain(address)
}

/** An IPv4 address that came over an IPv6 socket, as itself. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
