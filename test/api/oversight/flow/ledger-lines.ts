import { sql } from 'kysely'
import type { Database } from '../../../../api/store/database.ts'
import type { FlowQuestion } from '../../../../api/store/oversight/read-flow.ts'
import type { FlowCell } from '../../../../domain/flow-report.ts'

/** A line of the mass ledger with what it hangs on, as the tables hold it. */
interface Line {
  readonly event: number
  readonly time: Date
  readonly recorded: Date
  readonly zone: string | null
  readonly organisation: string
  readonly facility: string
  readonly stream: string
  readonly stage: string
  readonly batch: number | null
  readonly material: string | null
  readonly kind: string | null
  readonly account: FlowCell['account']
  readonly movement: FlowCell['movement']
  readonly reason: string | null
  readonly amount: number
}

/** Every line of these organisations: one plain join, nothing summed. */
export async function readLines(db: Database, keys: readonly number[]): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select event_key as event, event_time as time, record_time as recorded, coalesce(place.time_zone, organisation.time_zone) as zone,
      organisation.slug as organisation, facility.code as facility, event.stream, stage, posting.batch_key as batch, batch.material, batch.kind,
      account, movement, reason, amount
    from posting join event using (event_key) left join batch on batch.batch_key = posting.batch_key
      join facility on facility.facility_key = posting.facility_key
      join facility as place on place.facility_key = event.facility_key
      join organisation on organisation.organisation_key = event.organisation_key
    where dimension = 'mass' and event.organisation_key = any(${[...keys]}::integer[])`.execute(db)
  return rows
}

/** The cells of a flow report, added up one line after the other: what any other way must come to. */
export function cellsByHand(
  lines: readonly Line[],
  { from, to, timeZone, asOf, groupBy }: FlowQuestion,
): ReadonlyMap<string, number> {
  const worked = Map.groupBy(
    lines.filter(({ account, movement }) => account === 'stock' && movement === 'consumed'),
    ({ event }) => event,
  )
  const cells = new Map<string, number>()
  for (const line of lines) {
    const day = dayOf(line.time, timeZone ?? line.zone ?? 'Asia/Hong_Kong')
    const before = day < from
    if (day >= to || (before && line.account !== 'stock')) continue
    if (asOf !== undefined && line.recorded > asOf) continue
    const ofBatch = line.batch === null ? oneSort(worked.get(line.event) ?? []) : line
    const group = groupBy
      .filter((name) => name !== 'month')
      .map((name) =>
        name === 'material' || name === 'kind' ? ofBatch[name] : line[name as 'stage'],
      )
    const month = groupBy.includes('month') && !before ? day.slice(0, 7) : null
    const { account, movement, reason, amount } = line
    const cell = keyOf({ group, before, month, account, movement, reason, into: amount > 0 })
    cells.set(cell, (cells.get(cell) ?? 0) + amount)
  }
  return cells
}

/** Cells by what they are of. One that there is twice counts together. */
export function summedCells(cells: readonly FlowCell[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { grams, ...cell } of cells) {
    const key = keyOf(cell)
    sums.set(key, (sums.get(key) ?? 0) + grams)
  }
  return sums
}

function keyOf({ group, before, month, ...rest }: Omit<FlowCell, 'grams'>): string {
  const { account, movement, reason, into } = rest
  return JSON.stringify([group, before, month, account, movement, reason, into])
}

function oneSort(lines: readonly Line[]) {
  const only = (name: 'material' | 'kind') => {
    const sorts = new Set(lines.map((line) => line[name]))
    return sorts.size === 1 ? ([...sorts][0] ?? null) : null
  }
  return { material: only('material'), kind: only('kind') }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function dayOf(time: Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
  formats.set(timeZone, format)
  return format.format(time)
}
