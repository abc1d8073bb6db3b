import { lookup, Resolver } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** Looks a name up; none when it leads nowhere. `allowed` names are the operator's own and may stand in the hosts file. */
export type Resolve = (
  host: string,
  options: { readonly allowed: boolean },
) => Promise<readonly string[]>

/**
 * Makes the look-up of names. Names that strangers chose are asked of the name servers without a thread of ours: the usual
 * look-up holds one of four for as long as their name server likes, and files could not be read meanwhile.
 */
export function createResolve(): Resolve {
  return async (host, { allowed }) => {
    if (allowed) {
      const found = await lookup(host, { all: true }).catch(() => [])
      return found.map(({ address }) => address)
    }
    const resolver = new Resolver({ timeout: 2_000, tries: 2 })
    const families = await Promise.all([
      resolver.resolve4(host).catch(() => []),
      resolver.resolve6(host).catch(() => []),
    ])
    return families.flat()
  }
}

/**
 * Networks that a name on the internet must not lead to.
 * Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and the RFCs they name), and RFC 5771 for 224/4.
 */
const specialIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Of IPv6 only what is given out to networks may be public; mapped, translated, local and multicast addresses lie outside. */
const globalIpv6 = ['2000::/3']

/** Parts of it that are not: protocols' own and Teredo, documentation, 6to4. */
const specialIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const specialIpv4Networks = networksOf(specialIpv4, 'ipv4')
const globalIpv6Networks = networksOf(globalIpv6, 'ipv6')
const specialIpv6Networks = networksOf(specialIpv6, 'ipv6')

/** Whether the text is an IP address that anybody on the internet can reach; everything else, names too, is not. */
export function isPublicAddress(address: string): boolean {
  // A zone names one of our own network cards.
  if (address.includes('%')) return false
  if (isIP(address) === 4) return !specialIpv4Networks.check(address, 'ipv4')
  if (isIP(address) !== 6) return false
  return globalIpv6Networks.check(address, 'ipv6') && !specialIpv6Networks.check(address, 'ipv6')
}

function networksOf(entries: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const networks = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    networks.addSubnet(address, Number(bits), family)
  }
  return networks
}
