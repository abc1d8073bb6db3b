import { type RawBuilder, sql } from 'kysely'
import type { RecycledClass } from '../../../domain/claim/recycled-class.ts'
import type { Share } from '../../../domain/claim/share.ts'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Database } from '../database.ts'
import { type Direction, onward } from '../onward.ts'

/** A credit in which grams count already, with its share of what they lay in. */
export interface CountedCredit extends Share {
  readonly id: string
  readonly class: RecycledClass
}

/**
 * Evidence that stands for itself. Goods that came back may have been sold meanwhile, so that a certificate stands for them
 * again; a declaration would only say anew what it said before.
 */
function standsForItself(kind: RawBuilder<unknown>) {
  return sql`(${kind} = 'declaration' or ${kind} = 'certificate' and not came_back)`
}

/**
 * Everything on the way up or down from batches, through whoever's hands it went. What lies behind another organisation has
 * left and came back, when it is one's own.
 */
function walkFrom(
  batches: RawBuilder<unknown>,
  { organisationKey, direction }: { organisationKey: number; direction: Direction },
) {
  return sql`with recursive walk (batch_key, came_back) as (
      ${batches}
      union select reached.batch_key, came_back or reached.organisation_key <> ${organisationKey}
      from walk, ${onward(direction, 'walk.batch_key')}
        join batch as reached on reached.batch_key = onward.batch_key
    )`
}

/**
 * Credits of the organisation in which one of these batches, or what was made of them at whatever remove, counts on evidence
 * of its own. MUST be asked of the system: the way may lead through others and back.
 */
export async function findCounting(
  system: Database,
  organisationKey: number,
  outputs: readonly string[],
): Promise<readonly CountedCredit[]> {
  const made = sql`select batch_key, false from batch where id = any(${outputs}::uuid[])`
  const { rows } = await sql<CountedCredit>`
    ${walkFrom(made, { organisationKey, direction: 'down' })}
    select credit.id, class, sum((input->>'grams')::bigint)::bigint as part, (
      select -sum(amount)::bigint from posting join event using (event_key)
      where event.id = credit.event_id and event.organisation_key = credit.organisation_key
        and posting.batch_key = batch.batch_key and dimension = 'mass' and movement = 'consumed') as whole
    from credit cross join lateral json_array_elements(inputs) as input
      join (walk join batch using (batch_key)) on batch.id::text = input->>'batchId'
    where credit.organisation_key = ${organisationKey} and ${standsForItself(sql`input->'evidence'->>'kind'`)}
      and not exists (
        select from event join event_subject using (event_key) join batch as output using (batch_key)
        where event.id = credit.event_id and event.organisation_key = credit.organisation_key
          and seq = 1 and output.state = ${reversedState})
    group by credit.credit_key, batch.batch_key order by credit.credit_key`.execute(system)
  return rows
}

/**
 * Credits that processes of the organisation before the making of a batch earned, newest first, against which evidence of this
 * kind does not stand for itself. MUST be asked of the system, as above.
 */
export async function findEarnedBefore(
  system: Database,
  organisationKey: number,
  { batch, evidence }: { batch: string; evidence: string },
): Promise<readonly CountedCredit[]> {
  const made = sql`select batch_key, false from batch where id = ${batch}`
  const { rows } = await sql<CountedCredit>`
    ${walkFrom(made, { organisationKey, direction: 'up' })}
    select distinct credit_key, credit.id, class, recycled_input_grams as part, total_input_grams as whole
    from walk join event_subject using (batch_key) join event using (event_key)
      join credit on event_id = event.id and credit.organisation_key = event.organisation_key
    where seq = 1 and credit.organisation_key = ${organisationKey} and loss is null
      and ${standsForItself(sql`${evidence}::text`)}
    order by credit_key desc`.execute(system)
  return rows
}
