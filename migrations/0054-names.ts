import { type Kysely, sql } from 'kysely'

/**
 * What organisations and facilities are called in the languages of their readers, beside the one name that each was given. A language
 * without a name is absent, so that there is one way to say so.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  ...['organisation', 'facility'].flatMap((table) => [
    `alter table ${table} add column names jsonb not null default '{}' check (
      jsonb_typeof(names) = 'object' and names - array['en', 'zh-Hant', 'zh-Hans'] = '{}'
      and not jsonb_path_exists(names, '$.* ? (@.type() != "string")')
      and coalesce(length(names ->> 'en'), 1) between 1 and 200
      and coalesce(length(names ->> 'zh-Hant'), 1) between 1 and 200
      and coalesce(length(names ->> 'zh-Hans'), 1) between 1 and 200)`,
    `grant select (names) on ${table} to loomcell_public`,
  ]),
  `grant update (names) on facility to loomcell_app, loomcell_system`,
]
