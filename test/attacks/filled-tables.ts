import type pg from 'pg'

/** A table as the catalogue shows it to one role. */
export interface CatalogueTable {
  readonly name: string
  readonly may: Readonly<Record<'select' | 'insert' | 'update' | 'delete', boolean>>
  /** A column that the role may change; undefined when none. */
  readonly updatable: string | undefined
  readonly hasOrganisation: boolean
}

/** A table with a row for each organisation. */
export interface FilledTable extends CatalogueTable {
  /** The statement that inserts an organisation's row. */
  readonly rowOf: (organisation: number) => string
  /** The condition that only an organisation's row meets. */
  readonly isOf: (organisation: number) => string
}

/** Every table of any schema on which a role has any right: the catalogue's list, so that no table can be forgotten. */
export async function tablesOf(owner: pg.Client, role: string): Promise<readonly CatalogueTable[]> {
  const { rows } = await owner.query<CatalogueTable>(
    `select ours.oid::regclass::text as name,
      json_build_object(
        'select', has_any_column_privilege($1, ours.oid, 'select'),
        'insert', has_any_column_privilege($1, ours.oid, 'insert'),
        'update', has_any_column_privilege($1, ours.oid, 'update'),
        'delete', has_table_privilege($1, ours.oid, 'delete')) as may,
      (select attname from pg_attribute where attrelid = ours.oid and attnum > 0 and not attisdropped
        and attidentity = '' and has_column_privilege($1, ours.oid, attnum, 'update') order by attnum limit 1) as updatable,
      exists (select from pg_attribute where attrelid = ours.oid and attname = 'organisation_key' and attidentity = '') as "hasOrganisation"
    from pg_class as ours join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p') and nspname !~ '^(pg_|information_schema)' and (
      has_any_column_privilege($1, ours.oid, 'select, insert, update') or has_table_privilege($1, ours.oid, 'delete'))
    order by 1`,
    [role],
  )
  return rows.map((row) => ({ ...row, updatable: row.updatable ?? undefined }))
}

/**
 * Puts one row of each organisation into every table of a role. All whole numbers in it are the organisation's key, so that
 * rows that hang on others find them; texts are `canary-table-column-key`. Rules that would ask for more sense than that are
 * taken away from this database until `tighten` is called.
 */
export async function fillEveryTable(
  owner: pg.Client,
  role: string,
  organisations: readonly number[],
): Promise<readonly FilledTable[]> {
  const tables = await tablesOf(owner, role)
  const filled: FilledTable[] = []
  for (const table of tables) {
    await loosen(owner, table.name)
    const columns = await columnsOf(owner, table.name)
    const names = columns.map(({ name }) => name).join(', ')
    const rowOf = (organisation: number) =>
      `insert into ${table.name} (${names}) overriding system value values (${columns
        .map((column) => valueFor(table.name, column, organisation))
        .join(', ')})`
    const whole = columns.find(({ type }) => /^(integer|bigint)$/.test(type))
    const isOf = (organisation: number) => `${whole?.name} = ${organisation}`
    for (const organisation of organisations) await owner.query(rowOf(organisation))
    filled.push({ ...table, rowOf, isOf })
  }
  return filled
}

/** Lets triggers work again; checks that were dropped stay so. */
export async function tighten(owner: pg.Client, tables: readonly CatalogueTable[]): Promise<void> {
  for (const { name } of tables) await owner.query(`alter table ${name} enable trigger all`)
}

/** The text that stands in a column of an organisation's row. */
export function canaryIn(table: string, column: string, organisation: number): string {
  return `canary-${table}-${column}-${organisation}`.replaceAll(/[^a-z0-9]+/g, '-')
}

async function loosen(owner: pg.Client, table: string): Promise<void> {
  await owner.query(`alter table ${table} disable trigger all`)
  const { rows } = await owner.query<{ conname: string }>(
    `select conname from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  )
  for (const { conname } of rows)
    await owner.query(`alter table ${table} drop constraint ${conname}`)
}

interface Column {
  readonly name: string
  readonly type: string
}

async function columnsOf(owner: pg.Client, table: string): Promise<readonly Column[]> {
  const { rows } = await owner.query<Column>(
    `select quote_ident(attname) as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows
}

type Write = (organisation: number, canary: string) => string

const values: Readonly<Record<string, Write>> = {
  integer: String,
  bigint: String,
  numeric: String,
  smallint: () => '1',
  boolean: () => 'false',
  'double precision': () => '1',
  real: () => '1',
  text: (_, canary) => `'${canary}'`,
  uuid: (organisation) => `'${uuidOf(organisation)}'`,
  bytea: (_, canary) => `'${canary}'`,
  date: () => 'current_date',
  'timestamp with time zone': () => `'2030-01-01T00:00:00Z'`,
  interval: () => `'1 day'`,
  json: (_, canary) => `'{"of":"${canary}"}'`,
  jsonb: (_, canary) => `'{"of":"${canary}"}'`,
  inet: () => `'192.0.2.1'`,
}

/** The UUID in every column of that type of an organisation's row. */
export function uuidOf(organisation: number): string {
  return `00000000-0000-8000-8000-000000${organisation}`
}

/** A column's value; of an array one element. Throws for a type that nobody said how to fill. */
function valueFor(table: string, { name, type }: Column, organisation: number): string {
  const [, element] = /^(.*)\[\]$/.exec(type) ?? []
  const write = values[element ?? type]
  if (write === undefined)
    throw new Error(`Cannot fill ${table}.${name}: say how "${type}" is filled`)
  const value = write(organisation, canaryIn(table, name, organisation))
  return element === undefined ? value : `array[${value}]::${type}`
}
