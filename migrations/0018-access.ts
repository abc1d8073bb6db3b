import { type Kysely, sql } from 'kysely'

/**
 * How people come in and are kept out: accounts and memberships that are switched off, sessions that are too old for a
 * membership, when somebody showed again who it is, of whom a second factor is asked, and how much mail goes to whom. The
 * schema `auth` is shared by all business schemas of a database, so what is there already stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Nobody comes in with an account that is switched off, whatever they show.
  `alter table auth.person add column if not exists disabled_time timestamptz`,
  `grant select (disabled_time) on auth.person to loomcell_system`,
  // By a passkey, beside the password that a form may carry.
  `alter table auth.session add column if not exists confirmed_time timestamptz`,
  // Whether an identity provider said that it had asked for a second factor; it was taken for granted before.
  `alter table auth.session add column if not exists provider_factor boolean not null default true`,
  `grant select (provider_factor) on auth.session to loomcell_system`,

  // When the next message may go where a bucket stands for, as if it filled up evenly. The name is a digest.
  `create table if not exists auth.mail_rate (
    bucket bytea primary key check (octet_length(bucket) = 32),
    ready_time timestamptz not null
  )`,
  `create index if not exists mail_rate_by_time on auth.mail_rate (ready_time)`,
  `grant select, insert, update, delete on auth.mail_rate to loomcell_auth`,

  // A membership that is switched off gives no right and can be switched on again; sessions entered before the other time
  // act no more for the organisation, while they go on for others.
  `alter table membership add column disabled_time timestamptz`,
  `alter table membership add column entered_after timestamptz`,

  // Of whom an organisation asks a second factor. What was chosen before stays; organisations from now on ask it of all who
  // bind others, after a time of grace, unless an administrator chooses otherwise.
  `alter table organisation add column second_factor_of text not null default 'nobody'
    check (second_factor_of in ('nobody', 'leaders', 'supervisors', 'everybody'))`,
  `update organisation set second_factor_of = 'leaders' where second_factor_required`,
  `alter table organisation alter column second_factor_of set default 'supervisors'`,
]
