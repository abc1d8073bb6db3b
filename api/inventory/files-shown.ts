import type { FactReader } from '../../domain/audience.ts'
import { openEventFor } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { eventsNaming, findFile, type StoredFile } from '../store/evidence/files.ts'

/**
 * A file of an organisation, as far as its reader may see it: the organisation itself all of them, anybody else who looks at its rows those that
 * a fact names which is shown to them. What was erased names nothing any more.
 */
export async function findFileFor(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  organisationKey: number,
  { digest, reader }: { readonly digest: Buffer; readonly reader: FactReader },
): Promise<StoredFile | undefined> {
  const db = store.own(organisationKey)
  if (reader !== 'holder') {
    const named = await eventsNaming(db, organisationKey, digest)
    const text = digest.toString('base64url')
    const isShown = named.some((row) => {
      const { event } = openEventFor(reader, streams, row)
      return JSON.stringify(event).includes(text)
    })
    if (!isShown) return undefined
  }
  return findFile(db, organisationKey, digest)
}
