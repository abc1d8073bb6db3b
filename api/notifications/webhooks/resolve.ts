import { lookup, Resolver } from 'node:dns/promises'

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
