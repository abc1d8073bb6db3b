import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { isLate } from '../../../../api/store/oversight/line-filter.ts'
import { type CustodyTimes, missedDeadlines } from '../../../../domain/register/lateness.ts'
import { clayFolder } from '../../../harness/clay.ts'
import { arriveLumps } from '../../../harness/custody.ts'
import { openTwo } from '../../../harness/sides.ts'

const hour = 3_600_000
const start = Date.parse('2026-10-01T00:00:00Z')
const now = new Date(start + 400 * hour)
const at = (hours: number | null) => (hours === null ? null : new Date(start + hours * hour))

it('calls late in the database what is late by the rule, to the second', async () => {
  const two = await openTwo({ streamsFolder: clayFolder })
  const { id } = await arriveLumps(two, [100])
  const { system } = two.installation.store
  const late: string[] = []
  for (const due of [null, 5, 400, 401]) {
    for (const received of [null, 5, 6]) {
      for (const decided of [null, 77, 78, 79]) {
        for (const closed of [null, 414, 415]) {
          const refused = decided === null ? null : received === 6 ? 0 : 100
          const times: CustodyTimes = {
            dueTime: at(due),
            receivedTime: at(received),
            decidedTime: at(decided),
            closedTime: at(closed),
            isRefused: (refused ?? 0) > 0,
          }
          await system
            .updateTable('hand_over')
            .set({
              due_time: times.dueTime,
              received_time: times.receivedTime,
              decided_time: times.decidedTime,
              closed_time: times.closedTime,
            })
            .where('id', '=', id)
            .execute()
          await sql`update hand_over_line set sent_grams = 100, refused_grams = ${refused}, refusal_reason = 'damaged'`.execute(
            system,
          )
          const { rows } = await sql<{ late: boolean }>`
            select ${isLate('hand_over', now, 'goods')} as late
            from hand_over join hand_over_line as goods using (hand_over_key) where id = ${id}`.execute(
            system,
          )
          const missed = missedDeadlines(times, now)
          expect([due, received, decided, closed, rows[0]?.late]).toEqual([
            due,
            received,
            decided,
            closed,
            missed.length > 0,
          ])
          late.push(...missed)
        }
      }
    }
  }
  expect(new Set(late)).toEqual(new Set(['delivery', 'decision', 'return']))
})
