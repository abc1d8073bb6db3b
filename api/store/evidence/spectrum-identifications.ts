import { type Insertable, sql } from 'kysely'
import type { Judgement } from '../../../workflows/textile/spectra/judge.ts'
import type { Candidate } from '../../../workflows/textile/spectra/rank-references.ts'
import type { Database, Tables } from '../database.ts'

/** What was said of a spectrum. */
export type IdentificationAnswer = Judgement & { readonly types: readonly Candidate[] }

export interface StoredIdentification {
  readonly spectrumIdentificationKey: number
  readonly id: string
  /** Digest of the library that it rests on; SHA-256, base64url. */
  readonly library: string
  readonly sample: string | null
  readonly instrument: string | null
  readonly spectrumDigest: string
  readonly method: string
  readonly answer: IdentificationAnswer
  readonly digest: Buffer
  readonly createdTime: Date
}

/** The organisation's identifications, oldest first. */
export async function listIdentifications(
  db: Database,
  organisationKey: number,
  { id, after = 0, limit = 1 }: { id?: string; after?: number; limit?: number },
): Promise<readonly StoredIdentification[]> {
  const { rows } = await sql<
    Omit<StoredIdentification, 'library' | 'spectrumDigest'> & Record<Digests, Buffer>
  >`
    select spectrum_identification_key as "spectrumIdentificationKey", said.id, fibre_library.digest as library, sample,
      instrument, spectrum_digest as "spectrumDigest", said.method, answer, said.digest, said.created_time as "createdTime"
    from spectrum_identification as said join fibre_library using (fibre_library_key)
    where said.organisation_key = ${organisationKey} and spectrum_identification_key > ${after}
      and (${id === undefined} or said.id = ${id ?? null}::uuid)
    order by spectrum_identification_key limit ${limit}`.execute(db)
  return rows.map((row) => ({
    ...row,
    library: row.library.toString('base64url'),
    spectrumDigest: row.spectrumDigest.toString('base64url'),
  }))
}

type Digests = 'library' | 'spectrumDigest'

/** Adds an identification; false when the organisation used its id before. */
export async function addIdentification(
  db: Database,
  identification: Insertable<Tables['spectrum_identification']>,
): Promise<boolean> {
  const row = await db
    .insertInto('spectrum_identification')
    .values(identification)
    .onConflict((conflict) => conflict.columns(['organisation_key', 'id']).doNothing())
    .returning('spectrum_identification_key')
    .executeTakeFirst()
  return row !== undefined
}
