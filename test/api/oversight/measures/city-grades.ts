import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Scope } from '../../../../api/oversight/scope.ts'
import { sumOf } from '../../../../domain/sum.ts'

type Row = Readonly<Record<string, string | number | null>>

const isGrade = ({ loss }: Row) => String(loss).startsWith('grade:')

/** Holds the grades of the measure of yields to the events that gave them and to the ledger: what came out of sorting has a grade to the gram. */
export async function expectGradesAsInSql(
  rows: readonly { readonly values: object }[],
  { db, keys }: Pick<Scope, 'db' | 'keys'>,
): Promise<void> {
  const values = rows.map((one) => one.values as Row)
  const of = (stage: string) => values.filter((one) => one.stage === stage && isGrade(one))
  const graded = of('battery.graded')
  expect(graded.length).toBeGreaterThan(1)
  const sums = [
    sumOf(graded, (one) => Number(one.graded_batches)),
    sumOf(graded, (one) => Number(one.made_grams)),
  ]
  const { rows: known } = await sql<{ packs: number; grams: number }>`
    select count(distinct event.event_key) as packs, sum(posting.amount)::bigint as grams
    from event join event_subject using (event_key)
      join posting on posting.batch_key = event_subject.batch_key and posting.event_key <= event.event_key
    where event.stream = 'battery' and event.stage = 'graded' and event.organisation_key = any(${[...keys]}::integer[])
      and posting.account = 'stock' and posting.dimension = 'mass' and not exists (
        select from event as undo where undo.stage = 'reversed'
          and convert_from(undo.envelope, 'UTF8')::json #>> '{body,reverses}' = event.id::text)`.execute(
    db,
  )
  expect(sums).toEqual([known[0]?.packs, known[0]?.grams])
  const sorted = values.filter((one) => one.stage === 'textile.sorted' && one.loss === 'all')
  expect(sumOf(sorted, (one) => Number(one.made_grams))).toBeGreaterThan(0)
  expect(sumOf(of('textile.sorted'), (one) => Number(one.made_grams))).toBe(
    sumOf(sorted, (one) => Number(one.made_grams)),
  )
}
