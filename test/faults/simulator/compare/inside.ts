import type { Model } from '../model/model.ts'
import type { World } from '../world/world.ts'

/** Milligrams of elements and fibres on every batch, as the stock and as its postings have them. */
export async function differencesInside(
  { query }: World,
  model: Model,
): Promise<readonly string[]> {
  const rows = await query<{ name: string; dimension: string; stock: number; summed: number }>(
    `with summed as (
       select batch_key, dimension, sum(amount)::float8 as amount from posting
       where account = 'stock' and dimension <> 'mass' group by batch_key, dimension
     ), stocked as (
       select batch_key, dimension, amount::float8 as amount from stock where dimension <> 'mass'
     )
     select slug || ' ' || code as name, dimension, coalesce(stocked.amount, 0) as stock, coalesce(summed.amount, 0) as summed
     from summed full join stocked using (batch_key, dimension) join batch using (batch_key) join organisation using (organisation_key)`,
  )
  const expected = new Map<string, number>()
  for (const [name, { content }] of model.batches) {
    for (const [inside, amount] of Object.entries(content))
      expected.set(`${name}: ${inside}`, amount)
  }
  const differences: string[] = []
  for (const { name, dimension, stock, summed } of rows) {
    const place = `${name}: ${dimension}`
    const amount = expected.get(place) ?? 0
    expected.delete(place)
    if (stock === amount && summed === amount) continue
    differences.push(
      `batch ${place}: expected ${amount} mg, got ${stock} mg, of which its postings give ${summed} mg`,
    )
  }
  return [
    ...differences,
    ...[...expected].map(([place, amount]) => `batch ${place}: expected ${amount} mg, got none`),
  ]
}

/** Permits with what is left of each. */
export async function differencesInPermits(
  { query }: World,
  model: Model,
): Promise<readonly string[]> {
  const rows = await query<{ name: string; left: number; drawn: number }>(
    `select slug || ' ' || number as name, left_grams::float8 as left,
       (select total_grams - coalesce(sum(grams), 0) from export_permit_draw as draw
        where draw.export_permit_key = permit.export_permit_key)::float8 as drawn
     from export_permit as permit join organisation using (organisation_key)`,
  )
  const there = new Map(rows.map((row) => [row.name, row]))
  const differences = [...model.permits].flatMap(([name, { leftGrams }]) => {
    const row = there.get(name)
    if (row?.left === leftGrams && row.drawn === leftGrams) return []
    return [
      `permit ${name}: expected ${leftGrams} g left, got ${row?.left} g; its draws leave ${row?.drawn} g`,
    ]
  })
  if (there.size === model.permits.size) return differences
  return [...differences, `expected ${model.permits.size} permits, got ${there.size}`]
}
