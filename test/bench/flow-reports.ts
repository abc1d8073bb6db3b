import type pg from 'pg'
import type { FlowReport } from '../../domain/balance-flow.ts'
import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import { fold, layYear } from './lay-year.ts'
import { type Measured, median } from './ratio.ts'
import { recordByTurns } from './record-by-turns.ts'
import type { Rig } from './rig.ts'
import { openSide, type Side } from './side.ts'
import type { Asked } from './size.ts'

const sizes = {
  whole: { asks: 9, scans: 6_000 },
  smoke: { asks: 2, scans: 200 },
} as const
const year = { from: '2026-01-01', to: '2027-01-01' }
const groupBy = ['facility', 'stream', 'month'] as const
/** Most that a report may be behind, in milliseconds. Source: house rule, with B5. */
const mostStale = 1_000

/**
 * B5: the flow report of a year over HTTP, with an event that was acknowledged the moment before, against SQL written by hand over the ledger
 * on a bare connection; both come to the same grams, or it throws. `stale` is how long after its acknowledgement an event is in a report, against a
 * bound. `capture` is what the sums cost whoever records: single scans and lists of 100 against the same product without the trigger.
 */
export async function flowReports(rig: Rig, asked: Asked): Promise<readonly Measured[]> {
  const ours = await openSide(rig, 'summed')
  const base = await openSide(rig, 'unsummed')
  try {
    await base.owner.query('alter table posting disable trigger keep_flow')
    const captured = await recordByTurns([ours, base], {
      rounds: asked.rounds,
      scans: sizes[asked.size].scans,
      part: (list) => `capture x${list}`,
      say: (line) => rig.say(`B5 ${line}`),
      settle: ({ owner }) => fold(owner),
    })
    const events = asked.size === 'smoke' ? 3_000 : asked.events
    const start = performance.now()
    await layYear(ours.owner, events)
    rig.say(
      `B5: a year of ${events} events lies after ${Math.round((performance.now() - start) / 1000)} s`,
    )
    return [...(await reportsOf(rig, ours, asked)), ...captured]
  } finally {
    await ours.close()
    await base.close()
  }
}

async function reportsOf(
  { say }: Rig,
  side: Side,
  { rounds, size }: Asked,
): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    const stale = await staleness(side)
    measured.push({ part: 'stale', ours: stale, base: mostStale, unit: 'ms' })
    const times: number[] = []
    let report = await reportOf(side)
    for (let ask = 0; ask < sizes[size].asks; ask += 1) {
      const start = performance.now()
      report = await reportOf(side)
      times.push(performance.now() - start)
    }
    const start = performance.now()
    const raw = await byHand(side.owner)
    const [a, b] = [median(times), performance.now() - start]
    assertEqual(report, raw)
    say(
      `B5 round ${round + 1}: ${a.toFixed(1)} against ${b.toFixed(1)} ms, ${raw.length} rows, ${stale.toFixed(1)} ms stale`,
    )
    measured.push({ part: '', ours: 1_000 / a, base: 1_000 / b, unit: 'reports/s' })
  }
  return measured
}

async function reportOf({ server: { port, key } }: Side): Promise<FlowReport> {
  const query = new URLSearchParams({ ...year, groupBy: groupBy.join() })
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/reports/flow?${query}`, {
    headers: { authorization: `Bearer ${key}` },
  })
  if (!answer.ok) throw new RangeError(`Cannot report: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as FlowReport
}

/** Records one scan and gives how long after its acknowledgement a report has it, in milliseconds. */
async function staleness(side: Side): Promise<number> {
  const before = (await reportOf(side)).totals.inGrams
  const scan = intakeScan()
  const { port, key } = side.server
  await postAll([JSON.stringify(scan)], { port, key, path: '/api/v1/scans', connections: 1 })
  const start = performance.now()
  while ((await reportOf(side)).totals.inGrams <= before) {
    if (performance.now() - start > 60 * mostStale) {
      throw new RangeError('Cannot find an acknowledged event in the report')
    }
  }
  return performance.now() - start
}

interface RawRow {
  readonly facility: string
  readonly stream: string
  readonly month: string
  readonly grams: readonly number[]
}

/** The same report by one statement over the ledger. Days of Hong Kong, as the product's organisation has them. */
async function byHand(owner: pg.Client): Promise<readonly RawRow[]> {
  const of = (account: string, movement: string) =>
    `coalesce(sum(amount) filter (where account = '${account}' and movement = '${movement}'), 0)`
  const { rows } = await owner.query<RawRow>(`
    select facility.code as facility, event.stream, to_char(event_time at time zone 'Asia/Hong_Kong', 'YYYY-MM') as month,
      array[${of('stock', 'received')}, ${of('stock', 'produced')}, -${of('stock', 'dispatched')}, -${of('stock', 'consumed')},
        ${of('loss', 'consumed')}]::bigint[]::text[] as grams
    from event join posting using (event_key) join facility on facility.facility_key = posting.facility_key
    where event.organisation_key = (select min(organisation_key) from facility) and dimension = 'mass'
      and event_time >= timestamp '${year.from}' at time zone 'Asia/Hong_Kong'
      and event_time < timestamp '${year.to}' at time zone 'Asia/Hong_Kong'
    group by 1, 2, 3`)
  return rows.map((row) => ({ ...row, grams: row.grams.map(Number) }))
}

/** Throws unless both say the same to the gram, and the report explains itself. */
function assertEqual({ rows, balanced }: FlowReport, raw: readonly RawRow[]): void {
  const told = new Map(
    rows.map(({ group, ...flow }) => [
      `${group.facility} ${group.stream} ${group.month}`,
      [
        flow.inGrams,
        flow.producedGrams,
        flow.outGrams,
        flow.consumedGrams,
        flow.lostGrams.dust ?? 0,
      ].join(),
    ]),
  )
  const wrong = raw.find(
    ({ facility, stream, month, grams }) =>
      told.get(`${facility} ${stream} ${month}`) !== grams.join(),
  )
  if (wrong !== undefined || !balanced || raw.length === 0)
    throw new RangeError(`Cannot believe the report: ${JSON.stringify(wrong ?? 'unbalanced')}`)
}
