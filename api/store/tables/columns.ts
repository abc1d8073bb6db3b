import type { ColumnType } from 'kysely'

/** A column that nothing changes once its row is there. */
export type WrittenOnce<Type> = ColumnType<Type, Type, never>

/** The same, which the database fills in when it is not given. */
export type GivenOnce<Type> = ColumnType<Type, Type | undefined, never>

/** Empty at first, filled in when it comes to that, and never emptied again. */
export type Later<Type> = ColumnType<Type | null, Type | null | undefined, Type>

/** A day as PostgreSQL's date: 2026-11-22. */
export type Day = ColumnType<string, string, never>

/** Written as JSON text, read as what it says. */
export type Json = ColumnType<Record<string, unknown>, string, never>
