import { createHash } from 'node:crypto'
import type { Model } from '../model/model.ts'
import type { World } from '../world/world.ts'

interface PaperRow {
  readonly id: string
  readonly state: string
  readonly step_count: number
  readonly head_digest: Buffer
  readonly line: number
  readonly sent: number | null
  readonly accepted: number | null
  readonly refused: number | null
}

/** Hand-overs as their papers have them against the model: state, steps, grams of every line. */
export async function differencesInPapers(
  { query }: World,
  model: Model,
): Promise<readonly string[]> {
  const rows = await query<PaperRow>(
    `select id, state, step_count, head_digest, line,
       coalesce(corrected_sent_grams, sent_grams)::float8 as sent,
       coalesce(corrected_accepted_grams, accepted_grams)::float8 as accepted, refused_grams::float8 as refused
     from hand_over join hand_over_line using (hand_over_key) order by hand_over_key, line`,
  )
  const there = Map.groupBy(rows, ({ id }) => id)
  const differences: string[] = []
  for (const { id, state, steps, lines } of model.handOvers.values()) {
    const papers = there.get(id) ?? []
    const got = papers.map(({ sent, accepted, refused }) => [sent, accepted, refused])
    const expected = lines.map((line) => [line.sentGrams, line.acceptedGrams, line.refusedGrams])
    const [first] = papers
    if (first?.state !== state || first.step_count !== steps.length) {
      differences.push(
        `hand-over ${id}: expected ${state} after ${steps.length} steps, got ${first?.state} after ${first?.step_count}`,
      )
    }
    if (JSON.stringify(got) !== JSON.stringify(expected)) {
      differences.push(
        `hand-over ${id}: expected the lines ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
      )
    }
  }
  if (there.size !== model.handOvers.size) {
    differences.push(`expected ${model.handOvers.size} hand-overs, got ${there.size}`)
  }
  return differences
}

/** What the papers say went over against what both books have under that hand-over, read off postings alone. */
export async function differencesInBooks({ query }: World): Promise<readonly string[]> {
  const rows = await query<{ id: string; out: number; came: number; sent: number; taken: number }>(
    `with named as (
       select event_key, (select max(one -> 2 ->> '/facts/handOver') from json_array_elements(disclosed) as one) as id
       from disclosure join event using (event_key)
       where stage in ('handed_over', 'handed_back', 'taken_over', 'hand_over_corrected', 'take_over_corrected')
     ), booked as (
       select named.id,
         coalesce(sum(amount) filter (where stage in ('handed_over', 'handed_back', 'hand_over_corrected')), 0) as out,
         coalesce(sum(-amount) filter (where stage in ('taken_over', 'take_over_corrected')), 0) as came
       from named join event using (event_key) join posting using (event_key)
       where dimension = 'mass' and account = 'outside' group by named.id
     ), papers as (
       select id::text as id, sum(coalesce(corrected_sent_grams, sent_grams, 0) - coalesce(returned_grams, 0)) as sent,
         sum(case when accepted_grams is null then 0
             else coalesce(corrected_sent_grams, sent_grams) - refused_grams end) as taken
       from hand_over join hand_over_line using (hand_over_key) group by id
     )
     select papers.id, coalesce(out, 0)::float8 as out, coalesce(came, 0)::float8 as came,
       sent::float8 as sent, taken::float8 as taken
     from papers left join booked using (id)
     where coalesce(out, 0) <> sent or coalesce(came, 0) <> taken`,
  )
  return rows.map(
    ({ id, out, came, sent, taken }) =>
      `hand-over ${id}: papers say ${sent} g went out and ${taken} g came in, the books say ${out} g and ${came} g`,
  )
}

/** Steps hash to what they say and each names the one before. */
export async function differencesInSteps({ query }: World): Promise<readonly string[]> {
  const rows = await query<{
    id: string
    step: number
    statement: Buffer
    digest: Buffer
    head_digest: Buffer
    step_count: number
  }>(
    `select hand_over.id, step, statement, digest, head_digest, step_count
     from hand_over_step join hand_over using (hand_over_key) order by hand_over_key, step`,
  )
  const before = new Map<string, string>()
  const differences: string[] = []
  for (const { id, step, statement, digest, head_digest, step_count } of rows) {
    const own = createHash('sha256').update(statement).digest('base64url')
    const { previous } = JSON.parse(statement.toString('utf8'))
    const isLast = step === step_count
    const isRight =
      own === digest.toString('base64url') &&
      previous === before.get(id) &&
      (!isLast || head_digest.equals(digest))
    if (!isRight)
      differences.push(`hand-over ${id}: step ${step} does not follow from the one before`)
    before.set(id, own)
  }
  return differences
}
