import { setImmediate } from 'node:timers/promises'
import type { z } from '@hono/zod-openapi'
import { canonical } from '../../../domain/proof/canonical.ts'
import { fibreTypes } from '../../../workflows/textile/spectra/fibre-types.ts'
import { fingerprintMethod, fingerprintOf } from '../../../workflows/textile/spectra/fingerprint.ts'
import { type FibreLibrary, openLibrary } from '../../../workflows/textile/spectra/open-library.ts'
import { selfCheck } from '../../../workflows/textile/spectra/self-check.ts'
import { sha256 } from '../../digest.ts'
import type { Asking } from '../../http/asking.ts'
import { remembering } from '../../remembering.ts'
import type { Database } from '../../store/database.ts'
import {
  addFibreLibrary,
  addReferences,
  findFibreLibrary,
  listReferences,
  type StoredFibreLibrary,
} from '../../store/evidence/fibre-libraries.ts'
import { type MeasuredReference, readReferences } from './read-references.ts'
import type { librarySchema } from './spectra-schemas.ts'

/**
 * Records a file of references as a library, all or nothing, with what it gets right of itself. The same content again is
 * the same library; another content is a further one.
 */
export async function addLibrary(
  db: Database,
  file: string,
  { organisationKey, now }: Asking,
): Promise<{ library: StoredFibreLibrary; isNew: boolean }> {
  const references = await readReferences(file)
  const digest = await digestOf(references)
  const earlier = await findFibreLibrary(db, organisationKey, digest)
  if (earlier !== undefined) return { library: earlier, isNew: false }
  const [first] = references
  const prepared = references.map((reference) => ({
    ...reference,
    fingerprint: fingerprintOf(reference.measured),
  }))
  const checked = selfCheck(openLibrary(prepared))
  return db.transaction().execute(async (tx) => {
    const key = await addFibreLibrary(tx, {
      organisation_key: organisationKey,
      digest: Buffer.from(digest, 'base64url'),
      quantity: first?.measured.quantity ?? 'transmittance',
      wavenumbers: first?.measured.wavenumbers ?? [],
      method: fingerprintMethod.name,
      self_check: JSON.stringify(checked),
      created_time: now,
    })
    if (key !== undefined) await addReferences(tx, references.map(rowIn(key)))
    const library = await findFibreLibrary(tx, organisationKey, digest)
    if (library === undefined) throw new RangeError(`Cannot read back library "${digest}"`)
    return { library, isNew: key !== undefined }
  })
}

/** A library as the API gives it. */
export function libraryView(stored: StoredFibreLibrary): z.output<typeof librarySchema> {
  const { fibreLibraryKey: _, wavenumbers, createdTime, ...library } = stored
  const ends = [wavenumbers[0] ?? 0, wavenumbers.at(-1) ?? 0]
  return {
    ...library,
    wavenumbers: { from: Math.min(...ends), to: Math.max(...ends), points: wavenumbers.length },
    createdTime: createdTime.toISOString(),
  }
}

/**
 * By content alone, in the order of the file: names of columns and the time of upload are no part of it. A digest of the
 * references' own digests, so that others are answered while a large library is hashed.
 */
async function digestOf(references: readonly MeasuredReference[]): Promise<string> {
  const [first] = references
  const { wavenumbers, quantity } = first?.measured ?? {}
  const digests: string[] = []
  for (const { spectrum, sample, type, fibre, measured } of references) {
    digests.push(sha256(canonical({ spectrum, sample, type, fibre, readings: measured.values })))
    await setImmediate()
  }
  return sha256(canonical({ quantity, wavenumbers, references: digests }))
}

function rowIn(fibreLibraryKey: number) {
  return ({ spectrum, sample, type, fibre, measured }: MeasuredReference, at: number) => ({
    fibre_library_key: fibreLibraryKey,
    line: at + 1,
    spectrum,
    sample,
    fibre_type: type,
    fibre,
    readings: measured.values,
  })
}

/** Gives a stored library ready to identify by. */
export type OpenLibraries = (db: Database, library: StoredFibreLibrary) => Promise<FibreLibrary>

/** How many libraries stay ready; one of 500 spectra holds about 2 MB. */
const mostReady = 8

/** Opens libraries and keeps the last ones ready: a library never changes, so nothing can go stale. */
export function createOpenLibraries(): OpenLibraries {
  const ready = remembering<number, FibreLibrary>(mostReady)
  return async (db, stored) => {
    const known = ready.get(stored.fibreLibraryKey)
    if (known !== undefined) return known
    const opened = await open(db, stored)
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
