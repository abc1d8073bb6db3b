import { type Kysely, sql } from 'kysely'

/**
 * By-products: what a process named as lost and is sold after all (dust as filling) may carry a credit of its own, out of
 * that loss. It hangs on the credit of what the process made, and the database refuses parts that come to more than went
 * in, so that no gram of input is credited twice. Credits of one organisation are given one after the other
 * (`lockCredits`), so the trigger sees all of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table credit
    add column by_product_of bigint references credit check (by_product_of < credit_key),
    add column loss text,
    add check ((by_product_of is null) = (loss is null))`,
  `alter table credit drop constraint credit_event_id_class_key`,
  `create unique index credit_of_made on credit (organisation_key, event_id, class) where loss is null`,
  `create index credit_of_event on credit (event_id)`,

  `create function keep_within_input() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      over record;
    begin
      select event_id, class, sum(output_grams) as came, max(total_input_grams) as went into over
        from credit where (organisation_key, event_id, class) in (select organisation_key, event_id, class from added)
        group by organisation_key, event_id, class having sum(output_grams) > max(total_input_grams) limit 1;
      if found then
        raise exception 'Cannot credit % g % of event %: % g went in', over.came, over.class, over.event_id, over.went
          using errcode = 'check_violation';
      end if;
      return null;
    end $$`,
  `create trigger keep_within_input after insert on credit
    referencing new table as added for each statement execute function keep_within_input()`,
]
