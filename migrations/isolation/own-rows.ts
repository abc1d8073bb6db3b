/** Organisations whose rows this transaction may see, asked once a statement and never once a row. */
const ownOrganisations = '(select own_organisations())::integer[]'

/**
 * Statements that let the application see and write only rows of the organisations of its transaction, and let the system
 * role see all rows. The column names the organisation that owns the row.
 */
export function ownRows(table: string, column = 'organisation_key'): readonly string[] {
  return ownRowsWhere(table, `${column} = any (${ownOrganisations})`)
}

/** The same for a table whose rows belong to whoever owns the row they hang on; that row's own policy decides. */
export function ownRowsThrough(table: string, parent: string, key: string): readonly string[] {
  return ownRowsWhere(
    table,
    `exists (select from ${parent} where ${parent}.${key} = ${table}.${key})`,
  )
}

/** The same for a row that two organisations share: each of the columns names one of them. */
export function sharedRows(table: string, columns: readonly string[]): readonly string[] {
  return ownRowsWhere(
    table,
    columns.map((column) => `${column} = any (${ownOrganisations})`).join(' or '),
  )
}

function ownRowsWhere(table: string, condition: string): readonly string[] {
  return [
    `alter table ${table} enable row level security`,
    `create policy own_rows on ${table} to loomcell_app using (${condition}) with check (${condition})`,
    `create policy all_rows on ${table} to loomcell_system using (true) with check (true)`,
  ]
}
