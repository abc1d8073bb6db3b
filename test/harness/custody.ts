import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { checkHandOvers } from '../../api/commands/check/check-hand-overs.ts'
import { type Difference, noFindings } from '../../api/commands/check/findings.ts'
import type { HandOverView } from '../../web/pages/workplace/hand-over/view.ts'
import { dig, record } from './clay.ts'
import type { TestInstallation } from './installation.ts'
import type { Side } from './sides.ts'

/** A carrier that nobody here knows. */
export const carrier = { name: 'Carrier' }

/** An offer of clay to the second organisation, of lumps that are dug for it. */
export async function offerLumps(
  { sender, installation }: { sender: Side; installation: TestInstallation },
  grams: readonly number[],
): Promise<HandOverView & { readonly at: string; readonly codes: readonly string[] }> {
  const codes = grams.map((_, index) => `L${index + 1}-${randomUUID().slice(0, 8)}`)
  await record(installation, ...codes.map((code, index) => dig(code, grams[index] ?? 0)))
  const lines = codes.map((batch) => ({ batch }))
  const offered = await sender.post(
    '/hand-overs',
    { receiver: 'second', facility: 'A', lines },
    201,
  )
  return { ...offered, at: `/hand-overs/${offered.id}/steps`, codes }
}

/** The same, on its way and arrived. */
export async function arriveLumps(
  two: { sender: Side; receiver: Side; installation: TestInstallation },
  grams: readonly number[],
) {
  const offered = await offerLumps(two, grams)
  await two.sender.post(offered.at, { step: 'dispatch', carrier }, 201)
  await two.receiver.post(offered.at, { step: 'receive', facility: 'B' }, 201)
  return offered
}

/** Grams in the books of all organisations together. */
export async function gramsInBooks({ store }: TestInstallation): Promise<number> {
  const { rows } = await sql<{ grams: number }>`
    select coalesce(sum(amount), 0)::bigint as grams from stock where dimension = 'mass'`.execute(
    store.system,
  )
  return rows[0]?.grams ?? 0
}

/** Events, postings and steps of everybody: what must not change where a step is refused. */
export async function everything({ store }: TestInstallation): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*) from event) as events, (select count(*) from posting) as postings,
      (select count(*) from hand_over_step) as steps, (select count(*) from outbox_entry) as told,
      (select md5(string_agg(to_jsonb(batch)::text, '' order by batch_key)) from batch) as batches,
      (select md5(string_agg(to_jsonb(hand_over)::text, '' order by hand_over_key)) from hand_over) as hand_overs,
      (select md5(string_agg(to_jsonb(line)::text, '' order by hand_over_key, line))
        from hand_over_line as line) as lines,
      (select md5(string_agg(to_jsonb(one)::text, '' order by hand_over_correction_key))
        from hand_over_correction as one) as corrections,
      (select sum(left_grams) from export_permit) as permits`.execute(store.system)
  return rows[0]
}

/** What `loomcell check` says of papers and books. */
export async function custodyFindings({
  store,
  streams,
}: TestInstallation): Promise<readonly Difference[]> {
  const findings = noFindings()
  await checkHandOvers(store.system, findings, streams)
  return findings.named
}

/** Lines that stand at a mass to which no correction may bring them, by the view of either side. */
export function linesOutOfBounds({ lines, corrections }: HandOverView): readonly number[] {
  const remeasured = new Set(
    corrections.flatMap((one) => one.lines.filter(isOfQuantity).map(({ line }) => line)),
  )
  const isWrong = ({ line, offeredGrams, sentGrams, acceptedGrams, refusedGrams }: Line) => {
    if (sentGrams === null || acceptedGrams === null) return false
    const came = sentGrams - (refusedGrams ?? 0)
    const isShort = !remeasured.has(line) && 2 * sentGrams < offeredGrams
    const isAccepted = 2 * acceptedGrams >= came && 2 * acceptedGrams <= 3 * came
    return isShort || 2 * sentGrams > 3 * offeredGrams || !(isAccepted || acceptedGrams === 0)
  }
  return lines.filter(isWrong).map(({ line }) => line)
}

type Line = HandOverView['lines'][number]

function isOfQuantity({ reason }: { reason: string }): boolean {
  return reason === 'quantity_wrong'
}
