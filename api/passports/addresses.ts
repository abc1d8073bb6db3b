import { didWebAt } from '../../domain/proof/did/did-web.ts'
import type { Database } from '../store/database.ts'
import { findLogHost } from '../store/passports/due.ts'

/** Where what is signed can be found, and who signs it. */
export interface Addresses {
  /** What addresses begin with, without a slash at the end. */
  readonly origin: string
  /** Identifier of an organisation by its slug; the platform's own without one. */
  readonly didOf: (slug?: string) => string
}

/** Nobody can look anything up there (RFC 2606); it stands until the installation has a name. */
const nowhere = 'loomcell.invalid'

/**
 * Addresses of this installation: where the settings say, else under the name of its log, which leads nowhere. An address that
 * no identifier can name, such as a number, serves for links alone.
 */
export async function addressesOf(db: Database, publicUrl: string | undefined): Promise<Addresses> {
  const named = `https://${(await findLogHost(db)) ?? nowhere}`
  const { host, pathname } = new URL(publicUrl ?? named)
  const asked = `https://${host}${pathname.replace(/\/+$/, '')}`
  // The log may have its name from a number too.
  const isNaming = (one: string) => didWebAt(`${one}/orgs/a/did.json`) !== undefined
  const base = [asked, named].find(isNaming) ?? `https://${nowhere}`
  return {
    origin: publicUrl ?? named,
    didOf: (slug) => {
      const address = `${base}/${slug === undefined ? '.well-known' : `orgs/${slug}`}/did.json`
      const did = didWebAt(address)
      if (did === undefined) throw new RangeError(`Cannot name who signs at "${address}"`)
      return did
    },
  }
}
