import type { Model } from '../model/model.ts'
import type { World } from '../world/world.ts'

interface Standing {
  readonly slug: string
  readonly code: string
  readonly state: string
  readonly seq: number
  readonly grams: number
}

/** Every batch as it stands in the database against the model, each way: nothing lost, nothing twice, nothing more. */
export async function differencesInStock(
  { query }: World,
  model: Model,
): Promise<readonly string[]> {
  const rows = await query<Standing & { summed: number }>(
    `select slug, code, state, head_seq as seq, coalesce(stock.amount, 0)::float8 as grams,
       (select coalesce(sum(amount), 0)::float8 from posting
        where posting.batch_key = batch.batch_key and dimension = 'mass' and account = 'stock') as summed
     from batch join organisation using (organisation_key)
       left join stock on stock.batch_key = batch.batch_key and dimension = 'mass'`,
  )
  const there = new Map(rows.map((row) => [`${row.slug} ${row.code}`, row]))
  const differences: string[] = []
  for (const [name, { grams, state, seq }] of model.batches) {
    const row = there.get(name)
    if (row === undefined) {
      differences.push(`batch ${name} is lost`)
      continue
    }
    if (row.summed !== row.grams)
      differences.push(
        `batch ${name}: its postings give ${row.summed} g, its stock says ${row.grams} g`,
      )
    if (row.grams === grams && row.state === state && row.seq === seq) continue
    differences.push(
      `batch ${name}: expected ${grams} g ${state} after ${seq} events, got ${row.grams} g ${row.state} after ${row.seq}`,
    )
  }
  for (const name of there.keys()) {
    if (!model.batches.has(name)) differences.push(`batch ${name} is there and should not be`)
  }
  return differences
}

/** Events by organisation and stage, and scans by id: what was acknowledged is there once. */
export async function differencesInEvents(
  { query }: World,
  model: Model,
): Promise<readonly string[]> {
  const rows = await query<{ slug: string; id: string; stage: string }>(
    'select slug, id, stage from event join organisation using (organisation_key)',
  )
  const counts = new Map<string, number>()
  for (const { slug, id } of rows)
    counts.set(`${slug} ${id}`, (counts.get(`${slug} ${id}`) ?? 0) + 1)
  const lost = [...model.events].flatMap(([name, { id, byHandOver }]) =>
    byHandOver || id.startsWith('re') || counts.has(name) ? [] : [`event ${name} is lost`],
  )
  const doubled = [...counts]
    .filter(([, count]) => count > 1)
    .map(([name]) => `event ${name} is there twice`)
  const byStage = (events: Iterable<{ slug: string; stage: string }>) => {
    const sums = new Map<string, number>()
    for (const { slug, stage } of events)
      sums.set(`${slug} ${stage}`, (sums.get(`${slug} ${stage}`) ?? 0) + 1)
    return sums
  }
  const expected = byStage(
    [...model.events.values()].map(({ organisation: slug, stage }) => ({ slug, stage })),
  )
  const got = byStage(rows)
  const off = [...new Set([...expected.keys(), ...got.keys()])].filter(
    (name) => expected.get(name) !== got.get(name),
  )
  return [
    ...lost,
    ...doubled,
    ...off.map(
      (name) => `events "${name}": expected ${expected.get(name) ?? 0}, got ${got.get(name) ?? 0}`,
    ),
  ]
}

/** Credits with what is drawn of each, and claims. */
export async function differencesInClaims(
  { query }: World,
  model: Model,
): Promise<readonly string[]> {
  const credits = await query<{ id: string; claimable: number; drawn: number }>(
    `select id, claimable_grams::float8 as claimable,
       (select coalesce(sum(grams), 0)::float8 from allocation where allocation.credit_key = credit.credit_key) as drawn
     from credit`,
  )
  const claims = await query<{ id: string }>('select id from claim')
  const there = new Map(credits.map((row) => [row.id, row]))
  const differences = [...model.credits.values()].flatMap(({ id, claimableGrams, leftGrams }) => {
    const row = there.get(id)
    if (row?.claimable === claimableGrams && row.claimable - row.drawn === leftGrams) return []
    return [
      `credit ${id}: expected ${claimableGrams} g with ${leftGrams} g left, got ${JSON.stringify(row)}`,
    ]
  })
  if (credits.length !== model.credits.size)
    differences.push(`expected ${model.credits.size} credits, got ${credits.length}`)
  const made = new Set(claims.map(({ id }) => id))
  if (made.size !== model.claims.size || [...model.claims.keys()].some((id) => !made.has(id))) {
    differences.push(`expected ${model.claims.size} claims, got ${made.size}`)
  }
  return differences
}
