import type { Model } from '../model/model.ts'
import { days } from '../model/times.ts'
import type { World } from '../world/world.ts'

interface TimedRow {
  readonly name: string
  readonly kind: string
  readonly happened: Date
  readonly recorded: Date
}

/** The furthest that a clock is set here, and as far as one may run ahead of another. */
const clock = days(1)

/**
 * Times of events as they are recorded: one that its sender stated as it was stated, one without as that of its record, and
 * no record further from the time of the run than its clocks were set.
 */
export async function differencesInTimes(
  { query, openedTime }: World,
  model: Model,
): Promise<readonly string[]> {
  const rows = await query<TimedRow>(
    `select slug || ' ' || id as name, slug || ' ' || stage as kind, event_time as happened, record_time as recorded
     from event join organisation using (organisation_key)`,
  )
  const until = Date.now() + clock
  const differences = rows.flatMap(({ name, happened, recorded }) => {
    const known = model.events.get(name)
    const expected = known === undefined ? happened.getTime() : (known.stated ?? recorded.getTime())
    const isNow = recorded.getTime() >= openedTime - clock && recorded.getTime() <= until
    if (isNow && happened.getTime() === expected) return []
    return [
      `event ${name}: expected the time ${new Date(expected).toISOString()}, got ${happened.toISOString()}, recorded ${recorded.toISOString()}`,
    ]
  })
  return [...differences, ...differencesOfUnnamed(rows, model)]
}

/** Of what has an id that only the product knows, it is known how much of each stage is stated to have happened when. */
function differencesOfUnnamed(rows: readonly TimedRow[], { events }: Model): readonly string[] {
  const named = new Set(rows.map(({ name }) => name))
  const expected = [...events].flatMap(([name, { organisation, stage, stated }]) => {
    if (stated === undefined || named.has(name)) return []
    return [`${organisation} ${stage} at ${new Date(stated).toISOString()}`]
  })
  const got = rows.flatMap(({ name, kind, happened, recorded }) => {
    if (events.has(name) || happened.getTime() === recorded.getTime()) return []
    return [`${kind} at ${happened.toISOString()}`]
  })
  const [missing, more] = [without(expected, got), without(got, expected)]
  return [
    ...missing.map((one) => `events "${one}": expected one more`),
    ...more.map((one) => `events "${one}": there is one more`),
  ]
}

/** What is in a list oftener than in another. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = Map.groupBy(other, (one) => one)
  return list.filter((one) => left.get(one)?.pop() === undefined)
}
