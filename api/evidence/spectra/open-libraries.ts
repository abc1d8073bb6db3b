import { fibreTypes } from '../../../workflows/textile/spectra/fibre-types.ts'
import { fingerprintOf } from '../../../workflows/textile/spectra/fingerprint.ts'
import { type FibreLibrary, openLibrary } from '../../../workflows/textile/spectra/open-library.ts'
import type { Database } from '../../store/database.ts'
import { listReferences, type StoredFibreLibrary } from '../../store/evidence/fibre-libraries.ts'

/** Gives a stored library ready to identify by. */
export type OpenLibraries = (db: Database, library: StoredFibreLibrary) => Promise<FibreLibrary>

/** How many libraries stay ready; one of 500 spectra holds about 2 MB. */
const mostReady = 8

/** Opens libraries and keeps the last ones ready: a library never changes, so nothing can go stale. */
export function createOpenLibraries(): OpenLibraries {
  const ready = new Map<number, FibreLibrary>()
  return async (db, stored) => {
    const known = ready.get(stored.fibreLibraryKey)
    if (known !== undefined) return known
    const opened = await open(db, stored)
    const [oldest] = ready.keys()
    if (ready.size >= mostReady && oldest !== undefined) ready.delete(oldest)
    ready.set(stored.fibreLibraryKey, opened)
    return opened
  }
}

async function open(
  db: Database,
  { fibreLibraryKey, wavenumbers, quantity }: StoredFibreLibrary,
): Promise<FibreLibrary> {
  const references = await listReferences(db, fibreLibraryKey)
  return openLibrary(
    references.map(({ readings, type: stored, ...reference }) => {
      const type = fibreTypes.find((one) => one === stored)
      if (type === undefined) throw new RangeError(`Cannot read fibre type "${stored}"`)
      const fingerprint = fingerprintOf({ wavenumbers, values: readings, quantity })
      return { ...reference, type, fingerprint }
    }),
  )
}
