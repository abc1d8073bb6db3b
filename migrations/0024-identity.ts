import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * What batches are known by beside their id: code, maker's serial number and passports, each as the digest of what it looks like to a
 * reader. Of one mark a batch of an organisation stands alone (`apart` is 0) unless somebody said that another is meant, and a
 * passport that was issued stands alone in all of the installation, in the world that it belongs to: real or constructed. Pairs
 * from before stay, and so do pairs that were meant: their `apart` is their own key.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** What a text looks like, near enough for what is there: as `skeletonOf` of the domain, which writes all later marks. */
const skeleton = (text: string) => `btrim(regexp_replace(translate(
    upper(normalize(${text}, NFKC)),
    'АΑВΒЬСЕΕНΗЈͿКΚМΜΝОΟРΡЅТΤХΧУΥΖOІΙIL|‐‑‒–—−',
    'AABBBCEEHHJJKKMMN00PPSTTXXYYZ011111------'
  ), '\\s+', ' ', 'g'))`

const digest = (text: string) => `sha256(convert_to(${text}, 'UTF8'))`

const noSerial = `'N0NE', 'UNKN0WN', 'UNREADAB1E', '111EG1B1E', 'N/A', 'NA', '不詳', '未知', '沒有', '没有', '無', '无'`

const statements = [
  `create table batch_mark (
    batch_key bigint not null,
    organisation_key integer not null,
    sort text not null check (sort in ('code', 'unit', 'passport')),
    mark bytea not null check (octet_length(mark) = 32),
    within text not null,
    apart bigint not null,
    constructed boolean,
    primary key (batch_key, mark, within),
    constraint batch_mark_stands_alone unique (organisation_key, mark, within, apart)
  )`,
  `create unique index passport_stands_alone on batch_mark (mark, constructed, apart) where constructed is not null`,
  ...ownRows('batch_mark'),
  `grant select, insert, delete on batch_mark to loomcell_app, loomcell_system`,

  // Whether others have issued a passport; whoever asks learns of no batch and of nobody.
  `create function passports_of_others(asked bytea[]) returns setof bytea
    language sql stable security definer set search_path from current as $$
      select distinct mark from batch_mark
      where mark = any(asked) and not organisation_key = any(own_organisations())
        and constructed in (select constructed from organisation where organisation_key = any(own_organisations()))
    $$`,
  `revoke execute on function passports_of_others(bytea[]) from public`,
  `grant execute on function passports_of_others(bytea[]) to loomcell_app`,

  // A serial number is carried from now on, so that a hand-over brings it along.
  `update batch set context = (context::jsonb || jsonb_build_object('serial', told.serial))::json
    from (
      select text.envelope -> 'subjects' -> (
          coalesce(jsonb_array_length(text.envelope -> 'body' -> 'batches'), 0) + split_part(one ->> 1, '/', 2)::integer
        ) ->> 'batch' as id, one ->> 2 as serial
      from disclosure join event using (event_key),
        lateral (select convert_from(event.envelope, 'UTF8')::jsonb as envelope) as text,
        lateral jsonb_array_elements(disclosed::jsonb) as one
      where event.stream = 'battery' and one ->> 1 ~ '^outputs/[0-9]+/serial$'
    ) as told
    where batch.id = told.id::uuid`,

  `insert into batch_mark (batch_key, organisation_key, sort, mark, within, apart, constructed)
    select batch_key, organisation_key, sort, mark, within,
      case when state <> 'handed_over' and not shared and first_value(batch_key) over (
          partition by organisation_key, mark, within, state = 'handed_over', shared order by batch_key
        ) = batch_key then 0 else batch_key end,
      null
    from (
      select 'code' as sort, batch_key, organisation_key, state, ${digest(`'code ' || ${skeleton('code')}`)} as mark, '' as within, false as shared
        from batch where state <> 'reversed'
      union all
      select 'unit', batch_key, organisation_key, state, ${digest(`'unit battery ' || ${skeleton(`context ->> 'serial'`)}`)},
          coalesce(${skeleton(`context ->> 'model'`)}, ''), false
        from batch where state <> 'reversed' and ${skeleton(`context ->> 'serial'`)} ~ '[[:alnum:]]'
          and ${skeleton(`context ->> 'serial'`)} not in (${noSerial})
      union all
      select 'passport', batch_key, organisation_key, state, ${digest(`'passport ' || ${skeleton(`context ->> 'predecessorPassportId'`)}`)}, '', true
        from batch where state <> 'reversed' and context ->> 'predecessorPassportId' is not null
          and context ->> 'passportId' is distinct from context ->> 'predecessorPassportId'
    ) as known`,
  `insert into batch_mark (batch_key, organisation_key, sort, mark, within, apart, constructed)
    select batch_key, organisation_key, 'passport', mark, '', case when state <> 'handed_over' and first_value(batch_key) over (
          partition by constructed, mark, state = 'handed_over' order by batch_key
        ) = batch_key then 0 else batch_key end, constructed
    from (
      select batch_key, organisation_key, state, constructed, ${digest(`'passport ' || ${skeleton(`context ->> 'passportId'`)}`)} as mark
        from batch join organisation using (organisation_key)
        where state <> 'reversed' and context ->> 'passportId' is not null
    ) as issued`,
]
