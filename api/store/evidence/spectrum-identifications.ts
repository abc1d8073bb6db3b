import { type Insertable, sql } from 'kysely'
import type { Judgement } from '../../../workflows/textile/spectra/judge.ts'
import type { Candidate } from '../../../workflows/textile/spectra/rank-references.ts'
import type { Database, Tables } from '../database.ts'
import { listed, type Row } from '../row.ts'

/** What was said of a spectrum. */
export type IdentificationAnswer = Judgement & { readonly types: readonly Candidate[] }

const identificationColumns = [
  'spectrum_identification_key',
  'id',
  'sample',
  'instrument',
  'method',
  'digest',
  'created_time',
] as const

export interface StoredIdentification
  extends Row<'spectrum_identification', (typeof identificationColumns)[number]> {
  /** Digest of the library that it rests on; SHA-256, base64url. */
  readonly library: string
  readonly spectrumDigest: string
  readonly answer: IdentificationAnswer
}

/** The organisation's identifications, oldest first; newest first, before one of them, where that is asked. */
export async function listIdentifications(
  db: Database,
  organisationKey: number,
  {
    id,
    after = 0,
    before,
    newestFirst = false,
    limit = 1,
  }: {
    id?: string
    after?: number
    before?: number | undefined
    newestFirst?: boolean
    limit?: number
  },
): Promise<readonly StoredIdentification[]> {
  const { rows } = await sql<
    Omit<StoredIdentification, 'library' | 'spectrumDigest'> & Record<Digests, Buffer>
  >`
    select ${listed('spectrum_identification', identificationColumns)}, fibre_library.digest as library,
      spectrum_digest as "spectrumDigest", answer
    from spectrum_identification join fibre_library using (fibre_library_key)
    where spectrum_identification.organisation_key = ${organisationKey} and spectrum_identification_key > ${after}
      and (${id === undefined} or spectrum_identification.id = ${id ?? null}::uuid)
      and (${before === undefined} or spectrum_identification_key < ${before ?? null}::bigint)
    order by spectrum_identification_key ${newestFirst ? sql`desc` : sql`asc`} limit ${limit}`.execute(
    db,
  )
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
