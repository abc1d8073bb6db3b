import { type RawBuilder, type SelectType, sql } from 'kysely'
import type { Tables } from './database.ts'

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** Columns of a table as code reads them: `record_time` as `recordTime`. A column that is renamed or retyped stops compiling. */
export type Row<Table extends keyof Tables, Column extends keyof Tables[Table]> = {
  readonly [Name in Column as CamelCase<Name & string>]: SelectType<Tables[Table][Name]>
}

type Selected<Table extends string, Column extends string> = {
  [Name in Column]: `${Table}.${Name} as ${CamelCase<Name>}`
}[Column]

/** Names these columns for a `select`, each under its name in code. */
export function columns<
  Table extends keyof Tables & string,
  const Column extends keyof Tables[Table] & string,
>(table: Table, names: readonly Column[]): readonly Selected<Table, Column>[] {
  return names.map((name) => `${table}.${name} as ${camelCase(name)}` as Selected<Table, Column>)
}

/** The same list for a statement that is written as text. */
export function listed<
  Table extends keyof Tables & string,
  const Column extends keyof Tables[Table] & string,
>(table: Table, names: readonly Column[]): RawBuilder<unknown> {
  return sql.raw(names.map((name) => `${table}.${name} as "${camelCase(name)}"`).join(', '))
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
