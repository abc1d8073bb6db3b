import { type Insertable, sql, type Transaction } from 'kysely'
import type { SelfCheck } from '../../../workflows/textile/spectra/self-check.ts'
import type { Database, Tables } from '../database.ts'
import { listed, type Row } from '../row.ts'

const libraryColumns = [
  'fibre_library_key',
  'quantity',
  'wavenumbers',
  'method',
  'created_time',
] as const

/** A library of reference spectra, known by the digest of its content. */
export interface StoredFibreLibrary extends Row<'fibre_library', (typeof libraryColumns)[number]> {
  /** SHA-256, base64url. */
  readonly digest: string
  readonly selfCheck: SelfCheck
  /** Spectra of each fibre. */
  readonly fibres: Readonly<Record<string, number>>
}

/** One reference as it was measured, at the wavenumbers of its library. */
export interface StoredReference
  extends Row<'reference_spectrum', 'spectrum' | 'sample' | 'fibre' | 'readings'> {
  readonly type: string
}

/** The organisation's libraries, oldest first; newest first where that is asked. */
export async function listFibreLibraries(
  db: Database,
  organisationKey: number,
  {
    after = 0,
    newestFirst = false,
    limit = 1,
  }: { after?: number; newestFirst?: boolean; limit?: number },
): Promise<readonly StoredFibreLibrary[]> {
  const { rows } = await selectLibraries(
    sql`organisation_key = ${organisationKey} and fibre_library_key > ${after}
      order by fibre_library_key ${newestFirst ? sql`desc` : sql`asc`} limit ${limit}`,
  ).execute(db)
  return rows.map(withDigest)
}

/** The organisation's library of this digest, or its newest; undefined when there is none. */
export async function findFibreLibrary(
  db: Database,
  organisationKey: number,
  digest?: string,
): Promise<StoredFibreLibrary | undefined> {
  const sought = digest === undefined ? null : Buffer.from(digest, 'base64url')
  const { rows } = await selectLibraries(
    sql`organisation_key = ${organisationKey} and (${digest === undefined} or digest = ${sought}::bytea)
      order by fibre_library_key desc limit 1`,
  ).execute(db)
  return rows.map(withDigest)[0]
}

/** The references of a library in their order. */
export async function listReferences(
  db: Database,
  fibreLibraryKey: number,
): Promise<readonly StoredReference[]> {
  return db
    .selectFrom('reference_spectrum')
    .select(['spectrum', 'sample', 'fibre_type as type', 'fibre', 'readings'])
    .where('fibre_library_key', '=', fibreLibraryKey)
    .orderBy('line')
    .execute()
}

/** Adds a library and gives its key; undefined when the organisation has one of this digest. */
export async function addFibreLibrary(
  tx: Transaction<Tables>,
  library: Insertable<Tables['fibre_library']>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('fibre_library')
    .values(library)
    .onConflict((conflict) => conflict.columns(['organisation_key', 'digest']).doNothing())
    .returning('fibre_library_key')
    .executeTakeFirst()
  return row?.fibre_library_key
}

/** Adds the references of a library. */
export async function addReferences(
  tx: Transaction<Tables>,
  references: readonly Insertable<Tables['reference_spectrum']>[],
): Promise<void> {
  await tx
    .insertInto('reference_spectrum')
    .values([...references])
    .execute()
}

type LibraryRow = Omit<StoredFibreLibrary, 'digest'> & { readonly digest: Buffer }

function selectLibraries(condition: ReturnType<typeof sql>) {
  return sql<LibraryRow>`
    select ${listed('fibre_library', libraryColumns)}, digest, self_check as "selfCheck", (
        select json_object_agg(fibre, spectra order by fibre) from (
          select fibre, count(*) as spectra from reference_spectrum as held
          where held.fibre_library_key = fibre_library.fibre_library_key group by fibre
        ) as counted
      ) as fibres
    from fibre_library where ${condition}`
}

function withDigest({ digest, ...library }: LibraryRow): StoredFibreLibrary {
  return { ...library, digest: digest.toString('base64url') }
}
