import type { Model } from '../model/model.ts'
import type { World } from '../world/world.ts'

/** The furthest that a clock is set here, and as far as one may run ahead of another. */
const dayMilliseconds = 86_400_000

/**
 * Times of events as they are recorded: one that its sender stated as it was stated, one without as that of its record, and
 * no record further from the time of the run than its clocks were set.
 */
export async function differencesInTimes(
  { query, openedTime }: World,
  model: Model,
): Promise<readonly string[]> {
  const rows = await query<{ name: string; happened: Date; recorded: Date }>(
    `select slug || ' ' || id as name, event_time as happened, record_time as recorded
     from event join organisation using (organisation_key)`,
  )
  const least = openedTime - dayMilliseconds
  const most = Date.now() + dayMilliseconds
  return rows.flatMap(({ name, happened, recorded }) => {
    const { statedTime } = model.events.get(name) ?? {}
    const expected = statedTime === undefined ? recorded : new Date(statedTime)
    const isMeant = happened.getTime() === expected.getTime()
    if (isMeant && recorded.getTime() >= least && recorded.getTime() <= most) return []
    return [
      `event ${name}: expected the time ${expected.toISOString()}, got ${happened.toISOString()}, recorded ${recorded.toISOString()}`,
    ]
  })
}
