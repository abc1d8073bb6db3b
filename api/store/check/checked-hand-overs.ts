import { type Selectable, sql } from 'kysely'
import type { CorrectionLineRow, CorrectionRow } from '../custody/hand-over-corrections.ts'
import type { CargoRow, LineRow, StepRow } from '../custody/hand-overs.ts'
import type { Database, Tables } from '../database.ts'

/** A hand-over's row with the short names of its sides. */
export interface CheckedHandOver extends Selectable<Tables['hand_over']> {
  readonly sender: string
  readonly receiver: string
}

/** A step with the short name of its organisation and the key that its station signs with. */
export interface CheckedStep extends StepRow {
  readonly organisation: string
  readonly signingKey: Buffer | null
}

/** An event of custody as it is stored, with its organisation. */
export interface CustodyEvent {
  readonly id: string
  readonly organisationKey: number
  readonly stage: string
  readonly envelope: Buffer
  readonly disclosed: unknown
}

/** All that the papers of some hand-overs say. */
export interface CheckedPapers {
  readonly handOvers: readonly CheckedHandOver[]
  readonly lines: readonly LineRow[]
  readonly cargo: readonly CargoRow[]
  readonly steps: readonly CheckedStep[]
  readonly corrections: readonly CorrectionRow[]
  readonly correctionLines: readonly CorrectionLineRow[]
  readonly draws: readonly { readonly handOverKey: number; readonly grams: number }[]
}

/** Hand-overs after a key with everything that hangs on them, in order. */
export async function readPapers(
  db: Database,
  { after, most }: { after: number; most: number },
): Promise<CheckedPapers> {
  const { rows: handOvers } = await sql<CheckedHandOver>`
    select hand_over.*, sending.slug as sender, receiving.slug as receiver from hand_over
      join organisation as sending on sending.organisation_key = sender_key
      join organisation as receiving on receiving.organisation_key = receiver_key
    where hand_over_key > ${after} order by hand_over_key limit ${most}`.execute(db)
  const keys = handOvers.map(({ hand_over_key }) => hand_over_key)
  const { rows: lines } = await sql<LineRow>`
    select * from hand_over_line where hand_over_key = any(${keys}::bigint[])
    order by hand_over_key, line`.execute(db)
  const { rows: cargo } = await sql<CargoRow>`
    select * from hand_over_cargo where hand_over_key = any(${keys}::bigint[])
    order by hand_over_key, line`.execute(db)
  const { rows: steps } = await sql<CheckedStep>`
    select hand_over_step.*, slug as organisation, signing_key as "signingKey" from hand_over_step
      join organisation using (organisation_key)
      left join access_key on access_key.access_key_key = hand_over_step.access_key_key
        and access_key.organisation_key = hand_over_step.organisation_key
    where hand_over_key = any(${keys}::bigint[]) order by hand_over_key, step`.execute(db)
  const { rows: corrections } = await sql<CorrectionRow>`
    select * from hand_over_correction where hand_over_key = any(${keys}::bigint[])
    order by hand_over_correction_key`.execute(db)
  const correctionKeys = corrections.map((row) => row.hand_over_correction_key)
  const { rows: correctionLines } = await sql<CorrectionLineRow>`
    select * from hand_over_correction_line
    where hand_over_correction_key = any(${correctionKeys}::bigint[])
    order by hand_over_correction_key, line`.execute(db)
  const { rows: draws } = await sql<{ handOverKey: number; grams: number }>`
    select hand_over_key as "handOverKey", sum(grams)::bigint as grams from export_permit_draw
    where hand_over_key = any(${keys}::bigint[]) group by hand_over_key`.execute(db)
  return { handOvers, lines, cargo, steps, corrections, correctionLines, draws }
}

const custodyColumns = sql`event.id, event.organisation_key as "organisationKey", stage, envelope, disclosed`

/** Events of these organisations and ids, pair by pair. */
export async function readEventsOf(
  db: Database,
  pairs: readonly { readonly organisationKey: number; readonly id: string }[],
): Promise<readonly CustodyEvent[]> {
  const { rows } = await sql<CustodyEvent>`
    select ${custodyColumns} from event join unnest(
      ${pairs.map(({ organisationKey }) => organisationKey)}::integer[], ${pairs.map(({ id }) => id)}::uuid[]
    ) as named (organisation_key, id) using (organisation_key, id)
      left join disclosure using (event_key)`.execute(db)
  return rows
}

/** Events of custody that no step of a hand-over of their organisation made. */
export async function readUnmadeEvents(
  db: Database,
  stages: readonly string[],
): Promise<readonly CustodyEvent[]> {
  const { rows } = await sql<CustodyEvent>`
    with made as (
      select unnest(events) as id, sender_key, receiver_key
      from hand_over_step join hand_over using (hand_over_key)
    )
    select ${custodyColumns} from event left join disclosure using (event_key)
    where stage = any(${stages}::text[]) and not exists (
      select from made where made.id = event.id
        and event.organisation_key in (made.sender_key, made.receiver_key))
    order by event_key limit 10000`.execute(db)
  return rows
}

/** Permits of which more or less is left than their draws say. */
export async function readUnequalPermits(
  db: Database,
): Promise<readonly { readonly number: string; readonly left: number; readonly right: number }[]> {
  const { rows } = await sql<{ number: string; left: number; right: number }>`
    select number, left_grams as left, total_grams - coalesce(sum(grams), 0)::bigint as right
    from export_permit left join export_permit_draw using (export_permit_key)
    group by export_permit_key
    having left_grams <> total_grams - coalesce(sum(grams), 0)`.execute(db)
  return rows
}
