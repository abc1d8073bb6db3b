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
  /** Key of whoever stood on the other side, `(outside)`, or null. */
  readonly partner: string | null
  /** As what the batch first came in; null for several, and for no batch. */
  readonly origin: string | null
}

type Row = Omit<Line, 'partner' | 'origin'> & { readonly id: string; readonly own: number }

/** Every line of these organisations: plain joins, nothing summed; `facts` tell the kind of a source, in this order. */
export async function readLines(
  db: Database,
  keys: readonly number[],
  facts: readonly string[] = [],
): Promise<readonly Line[]> {
  const { rows } = await sql<Row>`
    select event_key as event, event.id, event.organisation_key as own, event_time as time, record_time as recorded, coalesce(place.time_zone, organisation.time_zone) as zone,
      organisation.slug as organisation, facility.code as facility, event.stream, stage, posting.batch_key as batch, batch.material, batch.kind,
      account, movement, reason, amount
    from posting join event using (event_key) left join batch on batch.batch_key = posting.batch_key
      join facility on facility.facility_key = posting.facility_key
      join facility as place on place.facility_key = event.facility_key
      join organisation on organisation.organisation_key = event.organisation_key
    where dimension = 'mass' and event.organisation_key = any(${[...keys]}::integer[])`.execute(db)
  const sides = await readSides(db)
  const origins = await readOrigins(db, keys, facts)
  return rows.map((row) => ({
    ...row,
    partner: partnerOf(row, sides.get(row.id)),
    origin: row.batch === null ? null : (origins(row.batch) ?? null),
  }))
}

type Sides = readonly [sender: number, receiver: number]

/** Who stood on both sides of what an event booked, by its id. */
async function readSides(db: Database): Promise<ReadonlyMap<string, Sides>> {
  const { rows } = await sql<{ events: readonly string[]; sender: number; receiver: number }>`
    select events, sender_key as sender, receiver_key as receiver from hand_over_step join hand_over using (hand_over_key)`.execute(
    db,
  )
  return new Map(
    rows.flatMap(({ events, sender, receiver }) =>
      (events ?? []).map((id): [string, Sides] => [id, [sender, receiver]]),
    ),
  )
}

function partnerOf({ batch, own, account, movement }: Row, sides: Sides | undefined) {
  if (batch !== null && sides !== undefined) {
    const [sender, receiver] = sides
    return String(own === sender ? receiver : sender)
  }
  const isPassed = movement === 'received' || movement === 'dispatched'
  return isPassed && (account === 'stock' || account === 'outside') ? '(outside)' : null
}

/** As what each batch first came in, walked up to its first receipts one batch after the other. */
async function readOrigins(db: Database, keys: readonly number[], facts: readonly string[]) {
  const { rows } = await sql<{
    batch: number
    stage: string
    envelope: string
    disclosed: readonly (readonly [string, string, unknown])[] | null
    parents: readonly number[]
  }>`
    select batch_key as batch, stage, convert_from(envelope, 'UTF8') as envelope, disclosed,
      coalesce((select json_agg(parent) from lineage join batch as from_batch on from_batch.batch_key = parent
        where child = batch.batch_key and from_batch.organisation_key = batch.organisation_key), '[]') as parents
    from batch join event_subject using (batch_key) join event using (event_key) left join disclosure using (event_key)
    where seq = 1 and batch.organisation_key = any(${[...keys]}::integer[])`.execute(db)
  const made = new Map(rows.map((row) => [Number(row.batch), row]))
  const known = new Map<number, ReadonlySet<string>>()
  const originsOf = (batch: number): ReadonlySet<string> => {
    const found = known.get(batch)
    if (found !== undefined) return found
    const row = made.get(batch)
    const parents = row?.parents ?? []
    const all = parents.length > 0 ? parents.flatMap((one) => [...originsOf(one)]) : [first(row)]
    const set = new Set(all)
    known.set(batch, set)
    return set
  }
  const first = (row: (typeof rows)[number] | undefined): string => {
    if (row?.stage === 'taken_over') return 'another_organisation'
    const sealed = (row?.disclosed ?? []).map(([, , told]) => told as Record<string, string>)
    const clear = JSON.parse(row?.envelope ?? '{}').body?.facts ?? {}
    for (const name of facts) {
      const value = clear[name] ?? sealed.map((told) => told[`/facts/${name}`]).find(Boolean)
      if (value !== undefined) return value
    }
    return row?.stage === 'adopted' ? 'earlier_records' : 'unstated'
  }
  return (batch: number) => {
    const [only, ...others] = originsOf(batch)
    return others.length === 0 ? only : undefined
  }
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
        name === 'material' || name === 'kind' || name === 'origin'
          ? ofBatch[name]
          : line[name as 'stage'],
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
  const only = (name: 'material' | 'kind' | 'origin') => {
    const sorts = new Set(lines.map((line) => line[name]))
    return sorts.size === 1 ? ([...sorts][0] ?? null) : null
  }
  return { material: only('material'), kind: only('kind'), origin: only('origin') }
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
