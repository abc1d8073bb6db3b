import type { Statement } from './rows.ts'

/** Batches of the organisations that bear one of these marks, pair by pair. */
export const batchesByMark = `
  select batch_key from unnest($4::integer[], $5::bytea[]) as asked (organisation, looks), lateral (
    select batch_key from batch_mark where organisation_key + 0 = organisation and mark = looks offset 0) as found`

/** Which of these passports others have issued. */
export const issuedElsewhere = `select encode(mark, 'hex') as mark from passports_of_others($1::bytea[]) as mark`

/** Marks that batches lose go before those that others get, which may be the same. */
export const markStatements: readonly Statement[] = [
  {
    name: 'delete-marks',
    take: (rows) => rows.goneMarks,
    text: `delete from batch_mark using jsonb_to_recordset($1::jsonb) as row (batch_key bigint, mark text, within text)
      where batch_mark.batch_key = row.batch_key and batch_mark.mark = decode(row.mark, 'hex')
        and batch_mark.within = row.within`,
  },
  {
    // Sorted, so that two gatherings that give the same marks wait for each other in the same order.
    name: 'insert-marks',
    take: (rows) => rows.newMarks,
    text: `insert into batch_mark (batch_key, organisation_key, sort, mark, within, apart, constructed)
      select batch_key, organisation_key, sort, decode(mark, 'hex'), within, apart,
        case when row.constructed is not null then organisation.constructed end
      from jsonb_to_recordset($1::jsonb) as row (
          batch_key bigint, organisation_key integer, sort text, mark text, within text, apart bigint, constructed boolean)
        join organisation using (organisation_key)
      order by organisation_key, mark, within`,
  },
]
