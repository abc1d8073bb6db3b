import type { Rig } from './rig.ts'

/** Lots that each stage of the city works on; a lot's key says its place in time and its stage. */
const stages = 10

/**
 * Lays as many edges of lineage as asked for, and their batches, straight into the product's tables: nothing of a trace
 * reads more than those. The shape is that of a city's textile: ten stages in time order, parents from the stage before
 * among the 64 lots last made there; 1 parent for half of the lots, 2 for 20 %, 3 for 15 %, 6 for 10 %, 10 for 5 % and 60
 * for every two thousandth.
 */
export async function layCity({ product }: Rig, edges: number): Promise<void> {
  const rows = Math.ceil(edges / (stages - 1) / 2.35)
  await layBatches(
    product,
    `select row * ${stages} + stage, 'lot-' || row || '-' || stage
    from generate_series(1, ${rows}) as row, generate_series(1, ${stages}) as stage`,
  )
  await product.query(`
    insert into lineage (child, parent, grams, event_key, organisation_key)
    select distinct on (child, parent) child, parent, 1000, child, ${ours} from (
      select row * ${stages} + stage as child,
        greatest(1, row - (hashint8extended(row * ${stages} + stage, nth) & 63)) * ${stages} + stage - 1 as parent
      from generate_series(1, ${rows}) as row, generate_series(2, ${stages}) as stage,
        lateral (select (hashint8extended(row * ${stages} + stage, 0) & 1048575) / 1048576.0 as drawn) as luck,
        lateral generate_series(1, case when drawn < 0.0005 then 60 when drawn < 0.05 then 10
          when drawn < 0.15 then 6 when drawn < 0.3 then 3 when drawn < 0.5 then 2 else 1 end) as nth
    ) as edge`)
  await product.query('vacuum analyze batch, lineage')
}

/** Lays a carry-over lot: each of so many lots came out of the one before and out of three fresh ones. */
export async function layHeel({ product }: Rig, lots: number): Promise<void> {
  await layBatches(
    product,
    `select lot * 4, 'heel-' || lot from generate_series(0, ${lots}) as lot
    union all select lot * 4 - nth, 'fresh-' || lot || '-' || nth
    from generate_series(1, ${lots}) as lot, generate_series(1, 3) as nth`,
  )
  await product.query(`
    insert into lineage (child, parent, grams, event_key, organisation_key)
    select lot * 4, lot * 4 - nth, 10, lot, ${ours}
    from generate_series(1, ${lots}) as lot, generate_series(1, 4) as nth`)
  await product.query('vacuum analyze batch, lineage')
}

/** The first organisation, which the bench's key belongs to. */
const ours = '(select min(organisation_key) from facility)'

/** Batches of the first organisation, by a query for key and code. */
async function layBatches(product: Rig['product'], named: string): Promise<void> {
  await product.query(`
    insert into batch (batch_key, id, organisation_key, code, stream, kind, material, state, context, facility_key,
      head_seq, head_digest, head_event_key, spent)
    select key, gen_random_uuid(), organisation_key, code, 'textile', 'bale', 'mixed', 'sorted', '{}', facility_key, 1, sha256(''), key, false
    from (${named}) as lot (key, code),
      (select organisation_key, facility_key from facility where organisation_key = ${ours} order by facility_key limit 1) as place
    order by key`)
}
