import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import { type NamesChange, namesWith } from './register.ts'

const estateColumns = ['estate_key', 'code', 'name', 'names'] as const

/** An industrial estate as an organisation whose facilities stand in it knows it. */
export type StoredEstate = Row<'estate', (typeof estateColumns)[number]>

function selectEstates(db: Database, organisationKey: number) {
  return db
    .selectFrom('estate')
    .select(columns('estate', estateColumns))
    .where('organisation_key', '=', organisationKey)
}

/** The organisation's estates by code. */
export async function readEstates(
  db: Database,
  organisationKey: number,
): Promise<readonly StoredEstate[]> {
  return selectEstates(db, organisationKey).orderBy('code').execute()
}

/** The organisation's estate of this code, if it has one. */
export async function findEstate(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<StoredEstate | undefined> {
  return selectEstates(db, organisationKey).where('code', '=', code).executeTakeFirst()
}

/** Adds an estate; says whether its code was free. */
export async function addEstate(
  db: Database,
  organisationKey: number,
  estate: { code: string; name: string; names?: LocalNames | undefined; now: Date },
): Promise<boolean> {
  const { code, name, names, now } = estate
  const added = await db
    .insertInto('estate')
    .values({ organisation_key: organisationKey, code, name, names, created_time: now })
    .onConflict((conflict) => conflict.columns(['organisation_key', 'code']).doNothing())
    .returning('estate_key')
    .executeTakeFirst()
  return added !== undefined
}

/** Says from now on what an estate is called; its code stays, since reports are put together by it. */
export async function renameEstate(
  db: Database,
  organisationKey: number,
  {
    estateKey,
    name,
    names,
  }: { estateKey: number; name?: string | undefined; names?: NamesChange | undefined },
): Promise<void> {
  const set = {
    ...(name === undefined ? {} : { name }),
    ...(names === undefined ? {} : { names: namesWith(names) }),
  }
  if (Object.keys(set).length === 0) return
  await db
    .updateTable('estate')
    .set(set)
    .where('organisation_key', '=', organisationKey)
    .where('estate_key', '=', estateKey)
    .execute()
}
